"""The words of the made-up policy texts: written for this project, Chinese and English side by side."""

from __future__ import annotations

Pair = tuple[str, str]


def _pairs(text: str) -> tuple[Pair, ...]:
    """Read `中文 english words; 中文 …`; the Chinese ends at the first space."""
    parts = (part.strip().partition(" ") for part in text.split(";"))
    return tuple((zh, en) for zh, _, en in parts)


MODIFIERS = _pairs("""
数字 digital; 绿色 green; 跨境 cross-border; 金融 financial; 农村 rural; 城市 urban; 海洋 marine; 能源 energy;
电力 electric power; 医疗 medical; 教育 educational; 文化 cultural; 旅游 tourism; 物流 logistics; 供应链 supply chain;
工业 industrial; 科技 technological; 就业 employment; 养老 elderly care; 住房 housing; 公路 highway; 铁路 railway;
港口 seaport; 航运 shipping; 航空 aviation; 通关 customs clearance; 税务 tax; 财政 fiscal; 信贷 credit;
证券 securities; 期货 futures; 外资 foreign capital; 边贸 border trade; 零售 retail; 知识产权 intellectual property;
食品 food; 应急 emergency; 防灾 disaster prevention; 生态 ecological; 环境 environmental; 碳排放 carbon emission;
水资源 water resource; 粮食 grain; 种业 seed industry; 土地 land; 矿产 mineral; 气候 climate; 数据 data;
网络 cyberspace; 人工智能 artificial intelligence; 半导体 semiconductor; 新材料 new material; 生物 biological;
医药 pharmaceutical; 机器人 robotic; 卫星 satellite; 通信 telecommunications; 软件 software; 研发 R&D; 专利 patent;
气象 meteorological; 渔业 fishery; 林业 forestry; 畜牧 livestock; 纺织 textile; 钢铁 steel; 石化 petrochemical;
汽车 automobile; 船舶 shipbuilding; 建筑 construction; 社区 community; 青年 youth; 体育 sports; 出版 publishing;
影视 film and television; 冷链 cold chain; 邮政 postal; 核电 nuclear power; 风电 wind power; 光伏 photovoltaic;
储能 energy storage; 充电 charging; 氢能 hydrogen energy; 低空 low-altitude; 量子 quantum; 算力 computing power;
区块链 blockchain; 大湾区 Greater Bay Area; 长三角 Yangtze River Delta; 离岸 offshore; 保税 bonded; 民营 private;
国有 state-owned; 普惠 inclusive; 公共 public; 职业 vocational; 多边 multilateral; 双边 bilateral; 区域 regional;
国际 international
""")

HEADS = _pairs("""
合作 cooperation; 规则 rules; 体系 system; 机制 mechanism; 平台 platform; 中心 center; 园区 park; 基地 base;
基金 fund; 项目 project; 工程 program; 改革 reform; 监管 supervision; 治理 governance; 服务 services; 标准 standards;
目录 catalog; 通道 corridor; 枢纽 hub; 联盟 alliance; 协会 association; 论坛 forum; 指数 index; 规划 plan;
战略 strategy; 政策 policy; 协定 agreement; 市场 market; 产业 industry; 集群 cluster; 技术 technology; 设备 equipment;
产品 product; 人才 talent; 培训 training; 认证 certification; 检验 inspection; 评估 assessment; 审查 review;
许可 license; 补贴 subsidy; 价格 price; 融资 financing; 贷款 loan; 保险 insurance; 债券 bond; 交易 trading;
出口 exports; 进口 imports; 消费 consumption; 需求 demand; 供给 supply; 储备 reserve; 运输 transport;
仓储 warehousing; 统计 statistics; 仲裁 arbitration; 审计 auditing; 采购 procurement; 创新 innovation; 安全 security;
风险 risk; 信息 information; 资产 assets; 权益 rights; 结算 settlement; 外包 outsourcing; 租赁 leasing;
展会 exhibition; 门户 gateway
""")

OTHER_HEADS = {
    "cooperation": "collaboration",
    "mechanism": "arrangement",
    "platform": "portal",
    "center": "station",
    "project": "scheme",
    "program": "undertaking",
    "supervision": "oversight",
    "catalog": "inventory",
    "corridor": "passage",
    "hub": "junction",
    "alliance": "coalition",
    "strategy": "approach",
    "agreement": "accord",
    "cluster": "grouping",
    "training": "coaching",
    "assessment": "appraisal",
    "review": "scrutiny",
    "license": "permit",
    "financing": "funding",
    "reserve": "stockpile",
    "procurement": "purchasing",
    "exhibition": "fair",
}
"""Second renderings: some stand in the glossary as admitted or deprecated, and few in the texts."""

ENDINGS = _pairs("""
试点 pilot; 示范区 demonstration zone; 办法 measures; 指南 guidelines; 实验室 laboratory; 白皮书 white paper;
行动计划 action plan; 领导小组 leading group; 联席会议 joint meeting; 数据库 database; 专项资金 special fund;
负面清单 negative list; 实施细则 detailed regulations; 年度报告 annual report; 监测系统 monitoring system;
博览会 expo; 委员会 committee; 工作组 working group; 示范项目 demonstration project; 评价指标 evaluation indicators;
预警 early warning; 服务中心 service center; 管理系统 management system; 试验场 proving ground
""")

SHORT_TERMS = _pairs("""
关税 tariff; 汇率 exchange rate; 国债 treasury bond; 利率 interest rate; 商标 trademark; 口岸 port of entry;
存款 deposit; 外汇 foreign exchange; 预算 budget; 民企 private enterprise; 央企 central enterprise;
专项债 special-purpose bond; 自贸区 free trade zone; 新基建 new infrastructure; 老字号 time-honored brand;
科技园 science park; 产业园 industrial park; 物价 consumer prices; 产能 production capacity; 库存 inventories;
税率 tax rate; 社保 social insurance; 医保 medical insurance; 学位 academic degree; 课题 research subject;
票据 commercial paper; 股权 equity; 期权 stock option; 工伤 work injury; 城乡 urban and rural areas
""")

OFFICES = _pairs("""
海关总署 General Administration of Customs; 商务部 Ministry of Commerce; 财政部 Ministry of Finance;
国务院 State Council; 国家发展改革委 National Development and Reform Commission; 中国人民银行 People's Bank of China;
科技部 Ministry of Science and Technology; 教育部 Ministry of Education;
工业和信息化部 Ministry of Industry and Information Technology; 交通运输部 Ministry of Transport;
生态环境部 Ministry of Ecology and Environment; 国家税务总局 State Taxation Administration;
国家统计局 National Bureau of Statistics; 市场监管总局 State Administration for Market Regulation;
国家能源局 National Energy Administration; 国家数据局 National Data Administration;
水利部 Ministry of Water Resources; 自然资源部 Ministry of Natural Resources;
文化和旅游部 Ministry of Culture and Tourism; 应急管理部 Ministry of Emergency Management
""")

PLACES = _pairs("""
上海 Shanghai; 海南 Hainan; 广东 Guangdong; 天津 Tianjin; 福建 Fujian; 新疆 Xinjiang; 浙江 Zhejiang; 四川 Sichuan;
陕西 Shaanxi; 云南 Yunnan; 湖北 Hubei; 山东 Shandong; 重庆 Chongqing; 江苏 Jiangsu; 辽宁 Liaoning; 安徽 Anhui;
河南 Henan; 贵州 Guizhou; 深圳 Shenzhen; 青岛 Qingdao
""")
