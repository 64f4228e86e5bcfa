// What the interface says, in both languages. Names of classes and relations come with the data.
const WORDS = {
  title: ["县志：地方新闻知识图谱", "Xianzhi: a knowledge graph of local news"],
  skip: ["跳到主要内容", "Skip to content"],
  search: ["搜索名称、别名、拼音（mjw）", "Search names, other names, pinyin (mjw)"],
  nothingFound: ["没有找到", "Nothing found"],
  hits: ["搜索结果", "Search results"],
  found: ["找到 {0} 条", "{0} found"],
  views: ["视图", "Views"],
  map: ["图谱", "Map"], read: ["原文", "Source"], table: ["表格", "Tables"],
  time: ["时间线", "Timeline"], bars: ["数据图", "Figures"], tree: ["结构", "Structure"],
  back: ["后退", "Back"], forward: ["前进", "Forward"], language: ["English", "中文"],
  theme: ["明暗", "Light or dark"], print: ["打印", "Print"], download: ["下载", "Download"],
  copyLink: ["复制链接", "Copy link"], copied: ["链接已复制", "Link copied"], filters: ["图例与筛选", "Legend and filters"],
  details: ["详情", "Details"], overview: ["概览", "Overview"], close: ["关闭", "Close"],
  kinds: ["类别", "Classes"], subclasses: ["小类", "Subclasses"], relations: ["关系", "Relations"],
  page: ["版面", "Page"], article: ["文章", "Article"], all: ["全部", "All"],
  from: ["起", "From"], to: ["止", "To"], dates: ["日期", "Dates"], status: ["状态", "Status"],
  confidence: ["可信度不低于", "Confidence at least"], reset: ["清除筛选", "Clear filters"],
  shown: ["显示 {0} / {1} 个实体", "{0} of {1} entities"], collapse: ["收拢", "Collapse"],
  collapsed: ["{0} 个{1}", "{1} ×{0}"], only: ["仅看", "only"],
  focus: ["只看它的周围", "Focus on it"], expand: ["展开它的关系", "Open its relations"],
  pathFrom: ["从这里出发…", "Path from here…"], pathTo: ["到这里的路径", "Path to here"],
  path: ["路径", "Path"], noPath: ["两者之间没有路径", "There is no path between the two"],
  pathStart: ["路径起点：{0}。再选终点。", "Path from {0}. Now choose where to."],
  inSource: ["看原文", "See the source"], onMap: ["在图谱中看", "See on the map"],
  facts: ["事实", "Facts"], mentions: ["出现于", "Mentioned in"], others: ["又名", "Also"], code: ["区划代码", "Division code"],
  noQuote: ["据全国行政区划代码", "From the national division codes"],
  rule: ["规则", "rule"], confidenceIs: ["可信度 {0}", "confidence {0}"], author: ["作者", "by"],
  more: ["再显示 {0} 条", "Show {0} more"], moreNeighbours: ["另有 {0} 个相邻实体未画出", "{0} more neighbours not drawn"],
  hint: ["点选一个圆点或一条线，看它的事实和原文；再点一次打开它的周围。", "Choose a dot or a line to see its facts and the paper's words; choose it again to open what surrounds it."],
  zoomIn: ["放大", "Zoom in"], zoomOut: ["缩小", "Zoom out"], fit: ["看全图", "Fit"],
  network: ["图谱。方向键在实体间移动，回车打开周围，加减号缩放，Esc 取消选择。", "Map. Arrow keys move between entities, Enter opens the surroundings, plus and minus zoom, Escape deselects."],
  untitled: ["（无题）", "(untitled)"], articleList: ["版面与文章", "Pages and articles"],
  noText: ["没有附带版面全文，以下是引用过的文字。", "The page's text is not included; these are the words that were quoted."],
  entities: ["实体", "Entities"], figures: ["数据", "Figures"], name: ["名称", "Name"], kind: ["类别", "Class"], subclass: ["小类", "Subclass"],
  home: ["位于", "In"], said: ["提及与事实", "Said"], pages: ["版面", "Pages"], indicator: ["指标", "Indicator"], value: ["数值", "Value"],
  unit: ["单位", "Unit"], period: ["时间", "Period"], quote: ["原文", "Quote"], subject: ["对象", "Of"],
  csv: ["下载 CSV", "Download CSV"], asTurtle: ["Turtle（带出处）", "Turtle (with evidence)"], asCsv: ["CSV（事实）", "CSV (facts)"],
  asSvg: ["SVG（图）", "SVG (picture)"], asPng: ["PNG（图）", "PNG (picture)"],
  timeAxis: ["时间", "Time"], events: ["活动", "Events"], posts: ["任职", "Posts"], initiatives: ["举措", "Initiatives"],
  undated: ["未载日期", "No date given"], asReported: ["见报时间", "as reported"], timeline: ["活动、任职与举措", "Events, posts and initiatives"],
  chooseIndicator: ["指标", "Indicator"], barCount: ["{0} 条", "{0}"], noBars: ["没有可比较的数据", "No figures to compare"],
  chooseWhole: ["整体", "Whole"], noTree: ["没有带组成部分的举措", "No initiative with parts"],
  genres: [{feature: "通讯", brief: "简讯", photo: "图片", table: "表格"}, {feature: "feature", brief: "brief", photo: "photo", table: "table"}],
  homeless: ["未归属的{0}", "{0}, unplaced"], change: ["增减", "change"], entity: ["个实体", "entities"],
  menuFilters: ["筛选", "Filter"], sortBy: ["按{0}排序", "Sort by {0}"], edge: ["关系", "Relation"],
  pageSaid: ["{0} 篇文章，{1} 个实体，{2} 条事实", "{0} articles, {1} entities, {2} facts"],
};
const PHRASES = {
  "kg:locatedIn": ["位于", "is in"], "org:holds": ["任", "holds"], "kg:implements": ["推行", "runs"],
  "kg:partOf": ["属于", "is part of"], "kg:uses": ["采用", "uses"], "schema:organizer": ["主办方", "organised by"],
  "kg:participant": ["参加方", "with"], "kg:operatedBy": ["运营方", "operated by"], "kg:specialisesIn": ["主营", "specialises in"],
  "kg:recognisedBy": ["获认定于", "recognised by"], "dcterms:date": ["日期", "date"], "kg:period": ["时间", "time"], "schema:value": ["数据", "figure"],
};
const BOUNDS = {"kg:approximately": ["约", "about "], "kg:atLeast": ["至少 ", "at least "], "kg:atMost": ["至多 ", "at most "], "kg:moreThan": ["超过 ", "over "]};
const TENURES = {"kg:begins": ["就任", "new"], "kg:ended": ["已卸任", "ended"], "kg:acting": ["代理", "acting"]};

function inLanguage(pair) { return pair[state.lang === "en" ? 1 : 0]; }
function t(word, ...values) {
  return String(inLanguage(WORDS[word])).replace(/\{(\d)\}/g, (_, place) => values[place]);
}
function colon() { return inLanguage(["：", ": "]); }
function term(curie) { return raw.terms[curie] ? inLanguage(raw.terms[curie]) : curie.replace(/^\w+:/, ""); }
function phrase(predicate) { return PHRASES[predicate] ? inLanguage(PHRASES[predicate]) : term(predicate); }
