/** The names under which exports print the columns of each role, in English, German and Chinese and in CDISC; earlier ones are surer. */

/** Names separated by bars, on as many lines as they need. */
const ROLE_LISTS = {
  participant: `participant_id | USUBJID | SUBJID | subject_id | subject | subject no | subject number | subject nr | patient_id
    | patient | patient no | patient number | patient nr | pat id | patno | pid | pt | person_id | participant | participant no | case id
    | case no | screening number | MRN | enrolment no | Patienten-ID | Patientennummer | Patienten-Nr | Pat-Nr | Probanden-ID | Patient-Nr
    | 受试者编号 | 受试者 | 病人号 | 患者编号 | 患者ID | 病人ID | 住院号 | 病历号 | 病案号 | 登记号 | 筛选号 | 编号 | id`,
  analyte: `analyte | LBTESTCD | LBTEST | test | test name | test code | parameter | param | paramcd | item | item name | lab test
    | laboratory test | component | measurement | investigation | loinc | Messgröße | Analyt | Untersuchung
    | 检验项目 | 项目名称 | 项目 | 检验项目名称 | 项目代码 | 检查项目 | 指标`,
  value: `value | LBORRES | result | results | test result | result value | valuenum | LBSTRESN | LBSTRESC | value as number | lab value
    | aval | Wert | Messwert | Ergebnis | 结果 | 检验结果 | 测定结果 | 检测结果 | 结果值`,
  unit: `unit | LBORRESU | LBSTRESU | units | uom | valueuom | result unit | unit of measure | test units | Einheit | 单位 | 结果单位`,
  collected: `collected_at | LBDTC | LBDT | ADT | collection date | collected | collected on | date collected | collection datetime
    | sample date | sampling date | specimen date | date of sample | date of collection | charttime | draw date | lab date | test date
    | measurement datetime | measurement date | result date | report date | RE_DATE | visit date | datetime | date time | date
    | Entnahmedatum | Abnahmedatum | Probendatum | Datum | 采样时间 | 采集时间 | 采样日期 | 标本采集时间 | 采集日期 | 检验日期 | 检验时间
    | 检测日期 | 送检时间 | 报告时间 | 报告日期 | 日期 | 时间 | time`,
  time: `collection time | time collected | sample time | sampling time | lab time | time of collection | time | Uhrzeit | Abnahmezeit
    | Entnahmezeit | 采样时刻 | 时间`,
  lower: `lower_limit | LBORNRLO | LBSTNRLO | range low | lower limit | reference low | ref low | normal low | lln | low | 参考下限 | 下限`,
  upper: `upper_limit | LBORNRHI | LBSTNRHI | range high | upper limit | reference high | ref high | normal high | uln | high | 参考上限 | 上限`,
  specimen: `specimen | LBSPEC | specimen type | sample type | Material | 标本 | 标本类型 | 样本类型`,
  comment: `comment | comments | remark | remarks | note | notes | Bemerkung | Kommentar | 备注`,
  visit: `visit | visit name | visit label | timepoint | Visite | 访视`,
  arm: `arm | treatment arm | treatment group | randomised to | study arm | group | 分组 | 治疗组 | 组别`,
  site: `site | SITEID | site id | centre | center | hospital | Zentrum | 中心 | 中心编号 | 医院`,
  sex: `sex | gender | Geschlecht | 性别`,
  age: `age_years | age | age (years) | age at enrolment | Alter | 年龄`,
  born: `born_on | BRTHDTC | date of birth | birth date | dob | Geburtsdatum | 出生日期`,
  height: `height_cm | height (cm) | Größe (cm) | 身高(cm)`,
  weight: `weight_kg | weight (kg) | Gewicht (kg) | 体重(kg)`,
  enrolled: `enrolled_on | RFSTDTC | RFSTDT | enrolment date | enrollment date | date of enrolment | randomisation date | randomization date
    | date of randomisation | admission date | admission time | Aufnahmedatum | 入组日期 | 入组时间 | 随机日期 | 入院时间 | 入院日期`,
  "last-contact": `last_contact_on | RFPENDTC | last contact | date of last contact | last contact date | last follow-up
    | last follow up date | discharge date | discharge time | Entlassungsdatum | 末次随访日期 | 末次随访 | 出院时间 | 出院日期`,
  died: `DTHDTC | date of death | death date | died on | dod | Todesdatum | 死亡日期 | 死亡时间`,
  intervention: `intervention | EXTRT | CMTRT | drug | drug name | medication | treatment | blood product | component given | Medikament
    | 药品名称 | 药物名称 | 药物 | 血制品 | 输血成分`,
  started: `started_at | EXSTDTC | EXSTDT | CMSTDTC | start date | start | date given | given on | administered at | administration date
    | transfusion date | transfused at | starttime | Beginn | 开始时间 | 开始日期 | 输血日期 | 用药日期`,
  ended: `ended_at | EXENDTC | EXENDT | AEENDTC | AEENDT | CMENDTC | end date | stop date | end | endtime | Ende | 结束时间 | 结束日期`,
  dose: `dose | EXDOSE | CMDOSE | dosage | dose given | Dosis | 剂量`,
  "dose-unit": `dose_unit | EXDOSU | CMDOSU | dose units | 剂量单位`,
  product: `product | product type | 产品`,
  event: `event | event type | event name | outcome event | Ereignis | 事件`,
  term: `AEDECOD | AETERM | preferred term | adverse event | adverse event term | 不良事件 | 不良事件名称`,
  occurred: `occurred_on | AESTDTC | AESTDT | event date | date of event | onset date | onset | Ereignisdatum | 发生日期 | 事件日期`,
  grade: `grade | AETOXGR | ctcae grade | severity grade | 分级 | 级别`,
  "body-system": `AEBODSYS | AESOC | body system | system organ class`,
  related: `AEREL | related | relatedness | causality | 相关性`,
  serious: `AESER | serious | SAE | 严重`,
} as const;

export type ColumnRole = keyof typeof ROLE_LISTS;

export const ROLE_NAMES: ReadonlyMap<ColumnRole, readonly string[]> = new Map(
  (Object.keys(ROLE_LISTS) as ColumnRole[]).map((role) => [
    role,
    ROLE_LISTS[role].split("|").map((name) => name.trim()),
  ]),
);
