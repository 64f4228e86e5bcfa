"""What is said of initiatives, documents and products beside their runners: parts, places, dates, trade."""

from __future__ import annotations

from figure_cases import Case, reading

from kg import entities, facts, mentions
from kg.facts import runners
from kg.facts.doer import doers_of
from kg.mentions.scope import scopes
from kg.model import Entity, Fact, Figure
from kg.reading import Given, parse_page


def told(text: str, city: str = "5134", date: str | None = "2025-06-20") -> set[tuple[str, str, str]]:
    """The facts of a page of one article, by names."""
    page = parse_page("page", text, Given(city=city, date=date))
    readings = entities.resolve([mentions.recognise(scope) for scope in scopes(page, use_tagger=False)])
    found = [f for r in readings for f in facts.relate(r) if isinstance(f, Fact)]
    return {(f.subject.name, f.predicate, f.object.name if isinstance(f.object, Entity) else f.object) for f in found}


def test_members_of_a_quoted_list_are_parts() -> None:
    said = told("西昌市探索形成“‘一轴’带动、‘两翼’齐飞”城乡治理路径。\n")
    whole = "“‘一轴’带动、‘两翼’齐飞”城乡治理路径"
    assert {("“一轴”带动", "part_of", whole), ("“两翼”齐飞", "part_of", whole)} <= said


def test_tiers_of_a_grid_are_parts() -> None:
    said = told("西昌市实行“一级网格总支+二级网格支部+三级网格小组”三级综治网格架构。\n")
    assert ("二级网格支部", "part_of", "三级综治网格架构") in said
    assert ("西昌市", "implements", "三级综治网格架构") in said
    assert ("西昌市", "implements", "二级网格支部") not in said


def test_kinds_of_a_sum_are_parts() -> None:
    said = told("西昌市深化“网格+”模式，推行“网格+调解”“网格+养老”服务模式。\n")
    assert {("网格+调解", "part_of", "“网格+”模式"), ("网格+养老", "part_of", "“网格+”模式")} <= said


def test_what_follows_a_colon_is_part() -> None:
    said = told("西昌市推行“三听”工作机制：每月设“火塘夜话会”，每季开“院坝恳谈会”。\n")
    assert ("火塘夜话会", "part_of", "“三听”工作机制") in said


def test_a_project_stands_where_it_is_built() -> None:
    said = told("2024年，西昌市实施老城雨污管网改造工程。\n")
    names = {s for s, p, o in said if p == "located_in" and o == "西昌市"}
    assert any("管网改造工程" in name for name in names)


def test_dates_of_beginning_and_completion() -> None:
    said = told("去年3月，西昌市启动“银杏”助老行动。该市实施老城供水管网改造工程，预计9月底完工。\n")
    assert ("“银杏”助老行动", "date", "2024-03") in said
    assert ("老城供水管网改造工程", "date", "2025-09") in said


def test_the_year_right_before_the_verb_of_beginning() -> None:
    said = told("村民受益于西昌市2022年启动的“银杏”助老行动。该市铺开“晒太阳”工作法，自6月1日起，干部下村。\n")
    assert ("“银杏”助老行动", "date", "2022") in said
    assert ("“晒太阳”工作法", "date", "2025-06-01/..") in said


def test_a_period_since_is_no_date_of_beginning() -> None:
    said = told("自今年4月集中开工以来，西昌市推行“晒太阳”工作法。\n")
    assert not any(p == "date" and s.startswith("“晒太阳”") for s, p, _ in said)


def test_products_that_a_place_is_known_for() -> None:
    said = told("西昌市依托石榴、洋葱、苦荞等主导产业，带动群众增收。\n")
    assert {("西昌市", "specialises_in", name) for name in ("石榴", "洋葱", "苦荞")} <= said


def test_a_visit_to_a_trade_is_no_specialty() -> None:
    said = told("6月18日，西昌市调研组考察石榴产业发展情况。\n")
    assert not any(p == "specialises_in" for _, p, _ in said)


def test_technology_is_named_without_its_head() -> None:
    said = told("西昌市推出“小荞”AI智能客服。“小荞”AI智能客服引入Qwen大模型技术。\n")
    assert ("“小荞”AI智能客服", "uses", "Qwen") in said


def test_who_draws_up_a_plan_uses_it() -> None:
    said = told("西昌市印发《西昌市河湖管护考核办法》。\n")
    assert ("西昌市", "uses", "西昌市河湖管护考核办法") in said


def test_recognised_and_operated() -> None:
    said = told("西昌市邛海湿地公园由西昌邛海文旅发展有限公司运营，西昌市被四川省文化和旅游厅评为夜间经济示范市。\n")
    assert ("西昌市", "recognised_by", "四川省文化和旅游厅") in said
    assert any(p == "operated_by" and o == "西昌邛海文旅发展有限公司" for _, p, o in said)


def test_two_side_by_side_are_parts() -> None:
    said = told("西昌市创新“双轨评分制”，注入长效保障。“红榜分”与“绿榜分”双轨并行，结果挂钩评优。\n")
    assert {("红榜分", "part_of", "双轨评分制"), ("绿榜分", "part_of", "双轨评分制")} <= said


def test_what_a_programme_is_composed_of() -> None:
    said = told("西昌市开展“四个一”行动，包括“一周一讲”“一月一课”。\n")
    assert {("一周一讲", "part_of", "“四个一”行动"), ("一月一课", "part_of", "“四个一”行动")} <= said


def test_projects_before_their_number_are_parts() -> None:
    said = told("云台水库、江南高速、沿江铁路“三个百亿”项目加速推进。西昌市加强服务。\n")
    assert {(name, "part_of", "“三个百亿”项目") for name in ("云台水库", "江南高速", "沿江铁路")} <= said


def test_varieties_and_members_of_lists_are_products() -> None:
    said = told("西昌市种植石榴、软籽石榴等水果1200亩。西昌市引进的新品种叫阳光玫瑰，亩产3000斤。\n")
    assert {("西昌市", "specialises_in", name) for name in ("石榴", "软籽石榴", "阳光玫瑰")} <= said


def test_wide_words_and_aims_are_no_products() -> None:
    said = told("西昌市建成蔬菜大棚300座。西昌市着力打造以智能装备、生物医药为主导的园区。\n")
    assert not any(p == "specialises_in" for _, p, _ in said)


def test_a_service_centre_runs_for_its_community() -> None:
    said = told("西昌市长安街道长板桥社区党群服务中心推出“四点半课堂”。\n")
    assert not any(p == "implements" and s.endswith("中心") for s, p, _ in said)


def test_a_list_that_a_body_publishes_recognises_its_members() -> None:
    said = told(
        "近日，西昌市文化和旅游局公布第二批西昌市研学实践点，共3家入选。\n"
        "第二批西昌市研学实践点分别是：西昌市邛海湿地公园（西昌邛海文旅发展有限公司）、西昌市安宁河谷博物馆（西昌河谷文化传播有限公司）。\n"
    )
    givers = {s for s, p, o in said if p == "recognised_by" and o == "西昌市文化和旅游局"}
    assert len(givers) == 2 and any("湿地公园" in s for s in givers) and any("博物馆" in s for s in givers)
    assert ("西昌市文化和旅游局", "implements", "西昌市研学实践点") in said
    assert {o for _, p, o in said if p == "operated_by"} == {"西昌邛海文旅发展有限公司", "西昌河谷文化传播有限公司"}


def test_a_list_under_another_title_recognises_nobody() -> None:
    said = told(
        "近日，西昌市文化和旅游局公布年度工作安排。\n西昌市研学实践点分别是：西昌市邛海湿地公园、西昌市河谷博物馆。\n"
    )
    assert not any(p == "recognised_by" for _, p, _ in said)


def test_a_sum_names_what_is_farmed() -> None:
    said = told("西昌市兴胜乡聚焦“天麻+乌鸡”林下养殖，兴胜乡发展大棚樱桃种植，带动增收。\n")
    grown = {o for s, p, o in said if p == "specialises_in" and s == "兴胜乡"}
    assert {"天麻", "乌鸡", "大棚樱桃"} <= grown


def test_who_acts_by_a_document_uses_it() -> None:
    said = told("西昌市民政局根据《西昌市幸福食堂星级评定办法》，开展评定。\n")
    assert ("西昌市民政局", "uses", "西昌市幸福食堂星级评定办法") in said


def test_a_park_runs_its_mode() -> None:
    said = told(
        "走进西昌市兴胜乡的凉山果蔬科技产业园，大棚连片。\n产业园采用“企业+合作社+农户”的联结模式，带动增收。\n"
    )
    assert ("凉山果蔬科技产业园", "implements", "“企业+合作社+农户”的联结模式") in said


def test_members_before_their_sum_are_parts() -> None:
    said = told("西昌市正推进邛海湿地修复、安宁河堤防加固、泸山林相改造三大生态工程。\n")
    members = {"邛海湿地修复工程", "安宁河堤防加固工程", "泸山林相改造工程"}
    assert {(m, "part_of", "三大生态工程") for m in members} <= said
    assert {("西昌市", "implements", m) for m in members} <= said


def test_what_bears_a_new_name() -> None:
    said = told("西昌市把这套办法叫作“火把+”，用“火把+民宿”“火把+集市”留住游客。\n")
    assert {("火把+民宿", "part_of", "火把+"), ("火把+集市", "part_of", "火把+")} <= said


def test_trial_places_run_it_too() -> None:
    said = told("西昌市选定安宁镇、樟木箐镇先后试水“火塘积分制”，秋后全市推开。\n")
    runners = {s for s, p, o in said if p == "implements" and "火塘积分制" in o}
    assert {"安宁镇", "樟木箐镇"} <= runners


def test_a_year_since_which_it_runs_is_its_beginning() -> None:
    said = told("2021年起，西昌市探索“牧民夜校”培训模式。\n")
    assert ("“牧民夜校”培训模式", "date", "2021/..") in said


def test_only_the_first_programme_of_a_sentence_begins_with_its_date() -> None:
    said = told("2023年，西昌市实施“清泉”行动，推行“坝坝会”议事制度。\n")
    assert ("“清泉”行动", "date", "2023") in said
    assert not any(p == "date" and "坝坝会" in s for s, p, _ in said)


def test_a_team_is_part_of_the_body_that_founds_it() -> None:
    said = told("西昌市公安局组建彝汉双语调解服务队，常年走村入户。\n")
    assert ("彝汉双语调解服务队", "part_of", "西昌市公安局") in {(s.removeprefix("西昌市"), p, o) for s, p, o in said}


def test_what_goes_on_in_a_square_is_the_communitys() -> None:
    said = told("在西昌市安宁镇幸福广场，宣讲员开起“板凳故事会”，逗得大家直乐。\n")
    runners = {s for s, p, o in said if p == "implements"}
    assert "幸福广场" not in runners


def test_who_leads_by_the_sentence_behind_runs_it_too() -> None:
    said = told("西昌市推行“河湖双长”机制。去年，西昌市水利局牵头，会同西昌市公安局，把河段逐一划定。\n")
    runners = {s for s, p, o in said if p == "implements" and o == "“河湖双长”机制"}
    assert {"西昌市", "西昌市水利局", "西昌市公安局"} <= runners


def test_a_technique_that_is_taught_is_nobodys_programme() -> None:
    said = told("西昌市农业农村局派专家到安宁镇，手把手教“水肥一体化”，每亩省水60立方米。\n")
    assert not {o for _, p, o in said if p == "implements"}


def test_the_platform_of_the_level_named_before_it() -> None:
    said = told("西昌市安宁镇推行户情走访，问题上报市里的“邛海一家亲”平台，当天办结。\n")
    assert ("西昌市", "implements", "“邛海一家亲”平台") in said


def test_a_feast_is_where_the_place_is_whose_name_it_bears() -> None:
    said = told("西昌市安宁镇花开正好。6月8日，安宁花会开幕，西昌市文化广电旅游局主办。\n")
    assert [o for s, p, o in said if p == "located_in" and s.endswith("花会")] == ["安宁镇"]


def test_what_a_subtitle_alone_names_is_of_the_county_before_it() -> None:
    said = told("搬出来的好日子\n——西昌市易地搬迁后续扶持工作纪实\n本报记者 王小山\n山下新楼成排，家家通了水电。\n")
    assert [s for s, p, _ in said if p == "implements"] == ["西昌市"]


def test_who_recognised_whom() -> None:
    said = told(
        "西昌市获评省农业农村厅“果业强市”称号。安宁镇入选农业农村部典型案例。礼州镇是国务院命名的“古镇之乡”。\n"
    )
    recognised = {(who, by) for who, what, by in said if what == "recognised_by"}
    assert recognised == {
        ("西昌市", "四川省农业农村厅"),
        ("安宁镇", "农业农村部"),
        ("礼州镇", "国务院"),
    }


def test_how_something_is_done_is_no_part_of_its_name() -> None:
    said = told("西昌市大力推广葡萄产业发展模式。安宁镇力促首家五星级酒店项目开工。\n")
    named = {what for _, predicate, what in said if predicate == "implements"}
    assert named == {"葡萄产业发展模式", "五星级酒店项目"}


def test_figures_of_speech_and_lists_of_others_are_no_programmes() -> None:
    said = told("“党建+治理+服务”的惠民画卷徐徐展开。西昌市荣登全国生态光荣榜。\n")
    assert not [fact for fact in said if fact[1] == "implements"]


def test_where_a_firm_comes_from_runs_no_project() -> None:
    said = told(
        "西昌市经济开发区集中开工4个项目，分别是投资3亿元的江苏恒达电子元件生产项目，投资2亿元的苏州明远包装材料项目，"
        "投资1亿元的顺安饮料加工项目。\n"
    )
    runners = {subject for subject, predicate, _ in said if predicate == "implements"}
    assert not runners & {"江苏省", "苏州市"}


def test_a_bare_community_is_the_one_last_named() -> None:
    said = told(
        "西昌市西城街道红柳社区邻里节在广场举行。西城街道人大工委主任张小飞出席活动并致辞。"
        "活动负责人表示，目前，社区以服务老人为重点，实施“一楼一品”公益项目。\n"
    )
    assert ("红柳社区", "implements", "“一楼一品”公益项目") in said or ("红柳社区", "implements", "一楼一品") in said


def test_who_only_inspects_a_project_does_not_run_it() -> None:
    said = told("6月20日，市政协主席陈大山率队调研会理市全域供水项目，听取汇报。\n")
    runners = {s for s, p, o in said if p == "implements" and "供水项目" in o}
    assert runners == {"会理市"}


def test_the_firm_before_the_name_of_its_works_runs_them() -> None:
    marked = "{p 会理市}大项目增多，以{o 月溪集团}{i 新材料产业园项目}为代表的项目增加17个。"
    read = reading(Case("inline", "会理市", marked))
    works = [m for m in read.mentions if m.kind == "initiative"]
    assert works[0].entity is not None
    found = runners.implements(read, doers_of(read), works[0].entity, works)
    assert [fact.subject.name for fact in found] == ["月溪集团"]


def test_an_example_is_run_where_it_is_named() -> None:
    said = told(
        "会理市探索治理模式。来到鹿厂镇“家和邻里议事会”，村民正在议事。\n包括“家和邻里议事会”在内，目前会理市共有9个。\n"
    )
    assert ("鹿厂镇", "implements", "家和邻里议事会") in said


def test_a_day_that_is_past_is_not_planned() -> None:
    for text, status in (
        ("会理市实施柳溪灌渠改造工程，预计9月底完工。\n", "planned"),
        ("会理市实施柳溪灌渠改造工程，项目于去年12月动工。\n", "done"),
        ("会理市实施柳溪灌渠改造工程，项目于3月18日开工。\n", "done"),
    ):
        page = parse_page("page", text, Given(city="5134", date="2025-06-20"))
        read = entities.resolve([mentions.recognise(scope) for scope in scopes(page, use_tagger=False)])[0]
        dated = [f for f in facts.relate(read) if isinstance(f, Fact) and f.rule == "date of completion"]
        assert [f.status for f in dated] == [status], text


def test_who_pays_for_a_project_runs_it() -> None:
    said = told("会理市柳溪乡农光互补光伏发电项目正式并网。该项目由会理华诚新能源有限公司投资建设，总投资1亿元。\n")
    runs = {subject for subject, predicate, _ in said if predicate == "implements"}
    assert runs == {"会理华诚新能源有限公司"}
    said = told("会理市又有喜讯。会理鼎力装备有限公司投资12亿元的高空作业平台项目开工。\n")
    assert ("会理鼎力装备有限公司", "implements", "高空作业平台项目") in said


def test_with_whom_it_is_run() -> None:
    said = told("今年，会理市北街街道联合西昌市第六医院实施“家庭病床”项目。\n")
    assert {s for s, p, o in said if p == "implements" and "家庭病床" in str(o)} == {"北街街道", "西昌市第六医院"}


def test_under_whose_guidance_it_is_done() -> None:
    said = told("会理市人民法院化解纠纷。在市委政法委的指导部署下，与社区达成协议。大力推行“双联”工作法。\n")
    assert {s for s, p, _ in said if p == "implements"} == {"会理市人民法院"}


def test_a_group_that_is_set_up_is_not_told_of() -> None:
    said = told(
        "会理市护航学生心理健康。市政府成立由副市长任组长，公安局等部门组成的心理服务领导小组。开通“温心”公益热线。\n"
    )
    assert not any("领导小组" in s for s, p, _ in said if p == "implements")


def test_a_shop_for_points_runs_nothing() -> None:
    said = told("会理市柳溪村管理员李琴介绍，积分超市由村集体建成，通过“一月一评”的模式激发动力。\n")
    assert not any("超市" in s for s, p, _ in said if p == "implements")


def test_a_compound_runs_what_it_brings_in() -> None:
    said = told("会理市北街街道柳溪小区面貌一新。小区推行“三方议事”机制，停车不再难。\n")
    assert ("柳溪小区", "implements", "“三方议事”机制") in said


def test_what_is_written_says_more_than_what_is_quoted_in_speech() -> None:
    said = told(
        "“会理天禾农业公司的董事长是通过‘归巢计划’回来的。”村民说。\n会理市柳溪乡深入推行“归巢计划”，引回人才。\n"
    )
    assert {s for s, p, o in said if p == "implements" and o == "归巢计划"} == {"柳溪乡"}


def test_a_quoted_room_for_talks_is_a_service() -> None:
    said = told("会理市鹿厂镇推行“板凳议事厅”，居民坐下来商量。\n")
    assert ("鹿厂镇", "implements", "板凳议事厅") in said


def test_who_leads_does_it_for_the_subject() -> None:
    said = told("会理市医疗集团2022年成立，由会理市人民医院牵头，先后建成4个中心，实行“基层检查、上级诊断”模式。\n")
    assert {s for s, p, o in said if p == "implements" and "上级诊断" in str(o)} == {"会理市医疗集团"}


def test_two_bodies_set_up_a_mechanism_between_them() -> None:
    said = told("会理市人民法院与会理市综治中心建立“诉调衔接”机制，纠纷就地化解。\n")
    assert {s for s, p, o in said if p == "implements" and "诉调衔接" in str(o)} == {
        "会理市人民法院",
        "会理市综治中心",
    }


def test_who_sends_somebody_goes_on_doing() -> None:
    said = told(
        "会理市办事更快了。会理市行政审批服务局安排帮办专员张婧全程跟进，采取“容缺受理、并联审批”的办法，当天办结。\n"
    )
    assert {s for s, p, o in said if p == "implements" and "容缺" in str(o)} == {"会理市行政审批服务局"}


def test_each_place_of_a_row_runs_its_own() -> None:
    said = told("凉山州打造会理市“红色管家”、西昌市“幸福里”、德昌县“和美庭院”等治理品牌，各具特色。\n")
    runs = {(s, o) for s, p, o in said if p == "implements"}
    assert {("会理市", "红色管家"), ("西昌市", "幸福里"), ("德昌县", "和美庭院")} <= runs


def test_where_a_firm_comes_from_is_no_runner_of_a_listed_project() -> None:
    said = told(
        "会理市5个项目集中签约。\n分别是总投资5.8亿元的江苏天禾科技电子产品项目，总投资5.5亿元的湖南鼎成环保材料项目。\n"
    )
    assert {s for s, p, _ in said if p == "implements"} == {"会理市"}


def test_the_first_of_a_row_does_not_do_what_follows() -> None:
    said = told(
        "凉山州教育局护航成长。\n会理市“小鹿心屋”、西昌市“安心园”、德昌县“乐心岛”等服务品牌成为特色。教育部门建立“导师包联”机制。\n"
    )
    assert not any(s == "会理市" and "导师包联" in str(o) for s, p, o in said if p == "implements")


def test_a_pointer_dates_the_programme_named_before() -> None:
    said = told("西昌市给每个项目配一名“项目管家”。副市长说，这项制度从2022年起推开。\n")
    assert ("项目管家", "date", "2022/..") in said


def test_what_the_way_of_working_is_honoured_for() -> None:
    said = told("西昌市安宁镇推行“火塘积分制”。今年3月，这个做法被四川省农业农村厅列为治理示范案例。\n")
    assert any("火塘积分" in s and p == "recognised_by" and o == "四川省农业农村厅" for s, p, o in said)
    assert not any(s == "安宁镇" and p == "recognised_by" for s, p, o in said)
    said = told("西昌市安宁镇推行“火塘积分制”，这套做法被写进《四川省基层治理案例选编》。\n")
    assert any("火塘积分" in s and p == "recognised_by" and "案例选编" in o for s, p, o in said)


def test_who_spreads_what_has_just_got_its_name() -> None:
    said = told("西昌市安宁镇的卫生室接上了一条线。这条线叫远程心电网，西昌市卫生健康局去年在全市卫生室铺开。\n")
    assert ("西昌市卫生健康局", "implements", "远程心电网") in said


def test_who_speaks_tells_what_his_bureau_will_do() -> None:
    said = told("西昌市安宁镇办起了车间。西昌市农业农村局副局长马强介绍，下一步要搭一个“派单通”小程序。\n")
    assert any(s == "西昌市农业农村局" and p == "implements" and "派单通" in o for s, p, o in said)


def test_the_villagers_name_is_their_villages() -> None:
    said = told("往南走是西昌市安宁镇马坪坝村。村部的墙上贴着一张纸，谁家欠多少一清二楚，村民管它叫“晒账榜”。\n")
    assert ("马坪坝村", "implements", "晒账榜") in said


def test_what_is_told_right_after_a_programme_is_of_the_same_runner() -> None:
    said = told(
        "西昌市安宁镇马坪坝村先试了试。尝到甜头，西昌市安宁镇推出“三问坝坝会”。每月逢五，干部下到院坝，"
        "办得好不好，下一场先请群众打分，乡亲们管这叫“回头票”。\n"
    )
    assert ("安宁镇", "implements", "回头票") in said


def test_a_programme_stands_where_it_is_begun() -> None:
    said = told("6月3日，县供销社工作队在昭觉县解放沟镇火普村推出“巷口小窗”服务，办理业务71笔。\n")
    assert ("“巷口小窗”服务", "located_in", "火普村") in said
    said = told("昭觉县先在解放沟镇、比尔镇、日哈镇三地试用“派单通”小程序。\n")
    towns = {name for _, predicate, name in said if predicate == "located_in"}
    assert {"解放沟镇", "比尔镇", "日哈镇"} <= towns


def test_a_programme_is_brought_to_a_village() -> None:
    said = told("昭觉县司法局把“巡回法律课堂”开进解放沟镇火普村，42人听课。\n")
    assert any(predicate == "located_in" and name == "火普村" and "课堂" in what for what, predicate, name in said)


def test_a_shop_stands_in_the_village_before_it_and_a_method_nowhere() -> None:
    said = told("昭觉县火普村“积分超市”里，村民拿积分换油。昭觉县推行“三访四清”工作法。\n")
    assert any(predicate == "located_in" and name == "火普村" and "积分超市" in what for what, predicate, name in said)
    assert not any(predicate == "located_in" and "三访四清" in what for what, predicate, _ in said)


def _measured(text: str) -> set[tuple[str, float]]:
    page = parse_page("page", text, Given(city="5134", date="2025-06-20"))
    readings = entities.resolve([mentions.recognise(scope) for scope in scopes(page, use_tagger=False)])
    return {(f.subject.name, float(f.value)) for r in readings for f in facts.relate(r) if isinstance(f, Figure)}


def test_rows_of_a_table_of_projects_are_projects() -> None:
    table = "西昌市重点项目\n\n{}\t总投资（亿元）\t完成率（%）\n老城雨污管网改造\t4.2\t61\n邛海西岸堤防整治\t1.5\t88\n"
    assert ("老城雨污管网改造", 61) in _measured(table.format("项目名称"))
    counted = "西昌市主要指标\n\n项目\t总量（亿元）\t增幅（%）\n工业增加值\t4.2\t6.1\n服务业增加值\t1.5\t8.8\n"
    assert ("工业增加值", 6.1) not in _measured(counted)


def test_items_of_the_years_deeds_are_run_by_the_county_and_own_their_figures() -> None:
    text = "2024年西昌市民生实事完成情况\n\n1.农村饮水提升：新建水厂3座。\n\n2.社区助浴：新增助浴点12个。\n"
    assert {("西昌市", "implements", "农村饮水提升"), ("西昌市", "implements", "社区助浴")} <= told(text)
    assert {("农村饮水提升", 3), ("社区助浴", 12)} <= _measured(text)
    plain = told("西昌市召开会议\n\n1.农村饮水提升：要新建水厂3座。\n")
    assert ("西昌市", "implements", "农村饮水提升") not in plain


def test_a_bureau_of_education_teaches_nothing_by_running_a_programme() -> None:
    said = told("昭觉县教育局今年推开“阳光后厨”，全县43所学校装上镜头。\n")
    assert any(p == "implements" and o == "阳光后厨" for _, p, o in said)


def test_a_bare_school_or_hospital_is_the_one_told_of() -> None:
    said = told("10月，昭觉县民族中学开学。学校同解放沟镇合办的“火塘课堂”每周三下午开课。\n")
    assert {("昭觉县民族中学", "implements", "火塘课堂"), ("解放沟镇", "implements", "火塘课堂")} <= said
    said = told("昭觉县人民医院来了帮扶医生。三年间，医院建起远程会诊平台，开展新技术58项。\n")
    assert ("昭觉县人民医院", "implements", "远程会诊平台") in said
