"""The clauses of the made-up policy texts: written for this project, Chinese and English side by side.

Slots: {a} a term, {o} an office, {p} a place, {n} a number of things, {m} an amount of money, {r} a percentage,
{d} a day, {k} an ordinal number. Every slot stands on both sides.
"""

from __future__ import annotations

ACTIONS = (
    ("扎实推进{a}各项建设任务", "push ahead with the {a}"),
    ("进一步完善{a}", "improve the {a}"),
    ("加快健全{a}管理制度", "put the {a} under sound management"),
    ("稳步扩大{a}的覆盖范围", "widen the coverage of the {a}"),
    ("率先在{p}等有条件的地方推出{a}", "try out the {a} first in places such as {p}"),
    ("支持{p}的各类企业积极参与{a}", "support companies of all kinds in {p} in joining the {a}"),
    ("继续加大对{a}的投入力度", "increase input in the {a}"),
    ("不断优化{a}的办理流程", "streamline the {a}"),
    ("同有关国家就{a}深化交流", "deepen exchanges with other countries on the {a}"),
    ("切实加强{a}与{a}的有效衔接", "link the {a} with the {a}"),
    ("着力培育{n}个{a}领域的重点品牌", "foster {n} key brands in the {a}"),
    ("把{a}列入全年重点工作台账", "put the {a} on the list of main tasks"),
    ("用好用足{a}的各项优惠条件", "make good use of the terms of the {a}"),
    ("有效防范化解{a}方面的各类隐患", "defuse hidden dangers in the {a}"),
    ("力争到年底使{a}规模达到{m}", "bring the scale of the {a} to {m} by the end of the year"),
    ("逐步把{a}的比重提高到{r}", "raise the share of the {a} to {r} step by step"),
    ("及时总结推广{a}的好经验好做法", "spread good experience with the {a}"),
    ("抓紧研究制定{a}的具体安排", "work out arrangements for the {a}"),
    ("鼓励和引导社会力量依法参与{a}", "encourage the public to take part in the {a} under the law"),
    ("充分听取基层一线对{a}的意见", "listen carefully to what the grassroots say about the {a}"),
    ("深入开展{a}专题调查研究", "carry out in-depth studies on the {a}"),
    ("推动{a}更好惠及广大群众", "let more people benefit from the {a}"),
    ("妥善处理{a}同{a}的关系", "strike a balance between the {a} and the {a}"),
    ("依法严肃查处{a}中的违法行为", "deal with violations of the law in the {a}"),
)

STATEMENTS = (
    ("{a}总额达到{m}，同比增长{r}", "the value of the {a} reached {m}, up {r} year on year"),
    ("截至{d}，全国共有{n}家单位接入{a}", "as of {d}, {n} units had been linked to the {a}"),
    ("{o}印发了关于加强{a}的通知", "the {o} issued a notice on the {a}"),
    ("{p}第{k}届{a}推介会圆满落幕", "the {k} promotion event for the {a} in {p} has closed"),
    ("{a}为{p}高质量发展注入了新的动力", "the {a} has given fresh impetus to high-quality development in {p}"),
    ("企业普遍反映{a}切实减轻了负担", "companies report that the {a} has eased their burden"),
    ("{o}有关负责人介绍了{a}的最新进展", "an official of the {o} described progress in the {a}"),
    ("{a}和{a}的合计占比升至{r}", "the combined share of the {a} and the {a} rose to {r}"),
    ("今年以来{p}在{a}上累计安排资金{m}", "{p} has set aside {m} for the {a} so far this year"),
    ("{a}的短板弱项依然比较突出", "weaknesses in the {a} remain prominent"),
    ("{a}已经成为{p}的一张亮丽名片", "the {a} has become a calling card of {p}"),
    ("{o}就{a}广泛征求了社会意见", "the {o} sought public comment on the {a}"),
    ("社会各界对{a}给予充分肯定", "people from all walks of life think highly of the {a}"),
    ("{a}与{a}之间的壁垒逐步打破", "barriers between the {a} and the {a} are being removed"),
    ("{p}等地的{a}走在了前列", "the {a} in places such as {p} is among the best"),
    ("{a}的法治保障更加有力", "the {a} enjoys stronger protection under the law"),
    ("部分基层单位对{a}重视不够", "some local bodies pay too little attention to the {a}"),
    ("{o}对{a}进行了专项督查", "the {o} carried out a special inspection of the {a}"),
    ("围绕{a}产生的争议得到妥善处理", "disputes over the {a} were handled properly"),
    ("来自各地的{n}名专家对{a}提出了意见", "{n} experts from across the country commented on the {a}"),
    ("{a}自{d}起在{p}正式施行", "the {a} has been in force in {p} since {d}"),
    ("{p}已经建成{n}处{a}配套设施", "{p} has completed {n} facilities for the {a}"),
    ("{a}预计每年可节约开支{m}", "the {a} is expected to save {m} a year"),
    ("群众对{a}的满意度达到{r}", "public satisfaction with the {a} stands at {r}"),
)

FRAMES = (
    ("要坚持问题导向，{A}，{A}。", "Focus on problems, {A}, and {A}."),
    ("要{A}，{A}，{A}。", "We need to {A}, {A}, and {A}."),
    ("{o}有关部门将{A}，并{A}。", "Departments of the {o} will {A} and {A}."),
    ("{S}；{S}。", "Reports show that {S}; {S}."),
    ("{S}。", "Figures show that {S}."),
    ("目前，{S}，下一步要{A}。", "At present, {S}, and the next step is to {A}."),
    ("{d}，{o}在{p}召开专题会议，要求各方面{A}。", "On {d}, the {o} met in {p} and told all sides to {A}."),
    ("会议指出，{S}，必须{A}，{A}。", "The meeting noted that {S}, and that we must {A} and {A}."),
    ("各地区各部门要结合实际认真抓好落实，{A}。", "All regions should act in light of local conditions and {A}."),
    ("{S}，{p}的做法值得学习借鉴：{A}，{A}。", "{p} sets an example because {S}: {A} and {A}."),
)
"""{A} an action, {S} a statement."""
