// The few words of the page, in the language of the browser.
const ALL = {
  zh: { language: "zh", run: "运行", stop: "停止", save: "保存为…", running: "正在查询…", stopped: "已停止", rows: "行", questions: "查找命名问题", more: "显示更多", none: "没有结果" },
  en: { language: "en", run: "Run", stop: "Stop", save: "Save as…", running: "running…", stopped: "stopped", rows: "rows", questions: "find a named question", more: "show more", none: "no result" },
};

export const texts = () => (navigator.language.toLowerCase().startsWith("zh") ? ALL.zh : ALL.en);
