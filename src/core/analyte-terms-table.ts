/**
 * The names and codes under which laboratories and CDISC know the analytes. Codes: LOINC and LBTESTCD pairs of CDISC COSMoS, NCI
 * Thesaurus codes of the test codes, LOINC of automated and manual counts; Chinese names as printed by hospital laboratory systems.
 * Names are written as printed; `analyte-terms.ts` says what is the same name.
 */
import type { AnalyteName } from "./analyte-table.ts";

/** One analyte's codes and names; the canonical name itself is not repeated. */
export interface TermRow {
  readonly loinc: readonly string[];
  /** LBTESTCD. */
  readonly testCodes: readonly string[];
  readonly nci: readonly string[];
  readonly names: readonly string[];
}

export const TERM_ROWS: Readonly<Record<AnalyteName, TermRow>> = {
  hemoglobin: {
    loinc: ["718-7", "59260-0", "20509-6"],
    testCodes: ["HGB"],
    nci: ["C64848"],
    names: [
      "Haemoglobin",
      "Hb",
      "血红蛋白",
      "血红蛋白浓度",
      "血红蛋白测定",
      "血红素",
      "血色素",
      "Hämoglobin",
      "Hémoglobine",
    ],
  },
  neutrophils: {
    loinc: ["26499-4", "751-8", "753-4"],
    testCodes: ["NEUT"],
    nci: ["C63321"],
    names: [
      ...["Neutrophil", "Neutrophil count", "Neutrophils, absolute", "Absolute neutrophils", "Neutrophils absolute"],
      ...["Absolute neutrophil count", "ANC", "NEUT#", "Neu#", "GRAN#", "NE#", "Neutrophils#", "Neutrophils (abs)"],
      ...[
        "中性粒细胞绝对值",
        "中性粒细胞数",
        "中性粒细胞#",
        "中性粒细胞计数",
        "中性粒细胞绝对数",
        "中性粒细胞绝对计数",
      ],
    ],
  },
  platelets: {
    loinc: ["26515-7", "777-3", "778-1"],
    testCodes: ["PLAT"],
    nci: ["C51951"],
    names: [
      ...["Platelet", "Platelet count", "Thrombocytes", "PLT", "血小板", "血小板计数", "血小板数目", "血小板数"],
      ...["Thrombozyten", "Plaquettes"],
    ],
  },
  leukocytes: {
    loinc: ["26464-8", "6690-2", "804-5"],
    testCodes: ["WBC"],
    nci: ["C51948"],
    names: [
      ...["Leukocyte", "Leucocytes", "Leukocyte count", "White blood cells", "White blood cell count", "WBC count"],
      ...[
        "White cell count",
        "WCC",
        "白细胞",
        "白细胞计数",
        "白细胞数",
        "白细胞数目",
        "Leukozyten",
        "Leucocytes totaux",
      ],
    ],
  },
  lymphocytes: {
    loinc: ["26474-7", "731-0", "732-8"],
    testCodes: ["LYM"],
    nci: ["C51949"],
    names: [
      ...["Lymphocyte", "Lymphocyte count", "Absolute lymphocytes", "Absolute lymphocyte count", "ALC"],
      ...["Lymphocytes, absolute", "LYMPH#", "LYM#", "LY#", "Lymphocytes#"],
      ...["淋巴细胞绝对值", "淋巴细胞数", "淋巴细胞#", "淋巴细胞计数", "淋巴细胞绝对数"],
    ],
  },
  reticulocytes: {
    loinc: ["14196-0", "60474-4"],
    testCodes: ["RETI"],
    nci: [],
    names: [
      ...["Reticulocyte count", "Absolute reticulocytes", "Absolute reticulocyte count", "Reticulocytes, absolute"],
      ...["RET#", "RETIC#", "网织红细胞绝对值", "网织红细胞数", "网织红细胞#", "网织红细胞计数", "网织红细胞绝对数"],
    ],
  },
  "neutrophils-percent": {
    loinc: ["26511-6", "770-8"],
    testCodes: ["NEUTLE"],
    nci: ["C64827"],
    names: [
      ...["Neutrophils %", "Neutrophil %", "Neutrophils/Leukocytes", "Neutrophils percent", "Neutrophil percent"],
      ...["NEUT%", "Neu%", "GRAN%", "NE%", "中性粒细胞百分比", "中性粒细胞%", "中性粒细胞百分率", "中性粒细胞比率"],
    ],
  },
  "lymphocytes-percent": {
    loinc: ["26478-8", "736-9", "737-7"],
    testCodes: ["LYMLE"],
    nci: [],
    names: [
      ...["Lymphocytes %", "Lymphocyte %", "Lymphocytes/Leukocytes", "Lymphocytes percent", "LYMPH%", "LYM%", "LY%"],
      ...["淋巴细胞百分比", "淋巴细胞%", "淋巴细胞百分率", "淋巴细胞比率"],
    ],
  },
  "reticulocytes-percent": {
    loinc: ["17849-1", "4679-7"],
    testCodes: ["RETIRBC"],
    nci: [],
    names: [
      ...["Reticulocytes %", "Reticulocyte %", "Reticulocytes/Erythrocytes", "Reticulocytes percent", "RET%", "RETIC%"],
      ...["网织红细胞百分比", "网织红细胞%", "网织红细胞百分率", "网织红细胞比率"],
    ],
  },
  ferritin: {
    loinc: ["2276-4", "14723-1"],
    testCodes: ["FERRITIN"],
    nci: ["C74737"],
    names: ["Serum ferritin", "铁蛋白", "血清铁蛋白", "铁蛋白SF", "血清铁蛋白SF"],
  },
  alt: {
    loinc: ["1742-6"],
    testCodes: ["ALT"],
    nci: ["C64433"],
    names: [
      ...["Alanine aminotransferase", "Alanine transaminase", "ALT (SGPT)", "SGPT", "GPT", "ALAT"],
      ...["丙氨酸氨基转移酶", "谷丙转氨酶", "丙氨酸转氨酶", "谷丙转氨酶ALT"],
    ],
  },
  ast: {
    loinc: ["1920-8"],
    testCodes: ["AST"],
    nci: ["C64467"],
    names: [
      ...["Aspartate aminotransferase", "Aspartate transaminase", "AST (SGOT)", "SGOT", "GOT", "ASAT"],
      ...["天门冬氨酸氨基转移酶", "谷草转氨酶", "天冬氨酸氨基转移酶", "谷草转氨酶AST"],
    ],
  },
  bilirubin: {
    loinc: ["1975-2", "14631-6"],
    testCodes: ["BILI"],
    nci: ["C38037"],
    names: [
      "Total bilirubin",
      "Bilirubin, total",
      "Bilirubin total",
      "TBIL",
      "T-BIL",
      "TBILI",
      "总胆红素",
      "总胆红素TBIL",
    ],
  },
  "bilirubin-direct": {
    loinc: ["1968-7", "14629-0"],
    testCodes: ["BILDIR"],
    nci: [],
    names: [
      ...["Direct bilirubin", "Bilirubin, direct", "Conjugated bilirubin", "DBIL", "D-BIL"],
      ...["直接胆红素", "结合胆红素", "直接胆红素DBIL"],
    ],
  },
  creatinine: {
    loinc: ["2160-0", "14682-9"],
    testCodes: ["CREAT"],
    nci: ["C64547"],
    names: ["Serum creatinine", "CREA", "Cr", "SCr", "肌酐", "血肌酐", "血清肌酐", "肌酐Cr", "肌酐CREA"],
  },
  "creatinine-clearance": {
    loinc: [],
    testCodes: ["CREATCLR"],
    nci: ["C25747"],
    names: ["CrCl", "CCr", "内生肌酐清除率", "肌酐清除率"],
  },
  glucose: {
    loinc: ["2345-7", "14749-6"],
    testCodes: ["GLUC"],
    nci: [],
    names: ["Serum glucose", "Blood glucose", "Fasting glucose", "GLU", "葡萄糖", "空腹血糖", "血糖", "血葡萄糖"],
  },
  cyclosporine: {
    loinc: ["3520-4"],
    testCodes: [],
    nci: [],
    names: [
      "Cyclosporin",
      "Ciclosporin",
      "Cyclosporin A",
      "Cyclosporine A",
      "CsA",
      "环孢素",
      "环孢素A",
      "环孢霉素",
      "环孢素CsA",
    ],
  },
};

/** Names that look like one of the analytes above and are another thing: never taken, never offered as a near match. */
export const OTHER_THINGS: Readonly<Record<string, readonly string[]>> = {
  "mean corpuscular haemoglobin concentration": [
    ...["MCHC", "Mean corpuscular hemoglobin concentration", "平均红细胞血红蛋白浓度", "平均血红蛋白浓度"],
    ...["红细胞平均血红蛋白浓度", "Ery. Mean Corpuscular HGB Concentration"],
  ],
  "mean corpuscular haemoglobin": [
    ...["MCH", "Mean corpuscular hemoglobin", "平均红细胞血红蛋白含量", "平均红细胞血红蛋白量", "平均血红蛋白含量"],
    ...["平均血红蛋白量", "红细胞平均血红蛋白含量", "Ery. Mean Corpuscular Hemoglobin"],
  ],
  "glycated haemoglobin": [
    "HbA1c",
    "HBA1C",
    "Hemoglobin A1c",
    "Glycated hemoglobin",
    "糖化血红蛋白",
    "糖化血红蛋白A1c",
  ],
  "free haemoglobin": ["Free hemoglobin", "Plasma hemoglobin", "游离血红蛋白", "血浆游离血红蛋白"],
  "a haemoglobin fraction": [
    ...["HbA", "HbA2", "HbF", "HbS", "HbH", "血红蛋白A", "血红蛋白A2", "血红蛋白F", "胎儿血红蛋白", "血红蛋白电泳"],
    ...["Carboxyhemoglobin", "Methemoglobin", "Oxyhemoglobin", "碳氧血红蛋白", "高铁血红蛋白", "氧合血红蛋白"],
  ],
  "reticulocyte haemoglobin": ["RET-He", "CHr", "网织红细胞血红蛋白含量", "网织红细胞血红蛋白"],
  "a platelet index": [
    ...[
      "MPV",
      "PDW",
      "PCT",
      "P-LCR",
      "IPF",
      "IPF%",
      "平均血小板体积",
      "血小板平均体积",
      "血小板分布宽度",
      "血小板压积",
    ],
    ...[
      "血小板比容",
      "大血小板比率",
      "大血小板比例",
      "未成熟血小板比率",
      "Mean platelet volume",
      "Immature platelet fraction",
    ],
  ],
  "platelet antibodies or function": [
    "血小板抗体",
    "血小板聚集",
    "血小板聚集率",
    "Platelet aggregation",
    "Platelet antibody",
  ],
  "an erythrocyte measurement": [
    "RBC",
    "RBC count",
    "Red blood cells",
    "Red blood cell count",
    "Erythrocytes",
    "HCT",
    "Hematocrit",
    "红细胞",
    "红细胞计数",
    "红细胞压积",
    "红细胞比容",
  ],
  "immature reticulocytes": ["IRF", "LFR", "MFR", "HFR", "未成熟网织红细胞指数", "未成熟网织红细胞比率"],
  "bands or segmented neutrophils": [
    ...["Bands", "Band neutrophils", "NEUTB", "NEUTBLE", "NEUTSG", "NEUTSGLE", "Segmented neutrophils"],
    ...["中性杆状核粒细胞", "中性分叶核粒细胞", "中性粒细胞杆状核"],
  ],
  "a neutrophil ratio or alkaline phosphatase": ["NLR", "中性粒细胞碱性磷酸酶", "中性粒细胞淋巴细胞比值"],
  "a lymphocyte subset": ["异型淋巴细胞", "异型淋巴细胞百分比", "T淋巴细胞", "B淋巴细胞", "Atypical lymphocytes"],
  "a test of the urine": [
    ...["尿白细胞", "尿胆红素", "尿葡萄糖", "尿糖", "尿肌酐", "尿血红蛋白", "白细胞酯酶", "Urine creatinine"],
    ...["Urine glucose", "Urine leukocytes", "Urine bilirubin", "Urine hemoglobin", "Leukocyte esterase"],
  ],
  "a test of other fluids": [
    "脑脊液葡萄糖",
    "脑脊液白细胞",
    "胸水白细胞",
    "腹水白细胞",
    "CSF glucose",
    "CSF leukocytes",
    "CSF WBC",
  ],
  transferrin: [
    "转铁蛋白",
    "转铁蛋白饱和度",
    "Transferrin",
    "Transferrin saturation",
    "可溶性转铁蛋白受体",
    "乳铁蛋白",
  ],
  "indirect bilirubin": ["IBIL", "I-BIL", "Indirect bilirubin", "间接胆红素", "非结合胆红素"],
  "estimated glomerular filtration": ["eGFR", "GFR", "估算肾小球滤过率", "肾小球滤过率"],
  "another glucose measurement": ["餐后血糖", "餐后2小时血糖", "随机血糖", "Glucose, 2 hours", "OGTT", "尿微量葡萄糖"],
  "an isoenzyme or ratio": ["AST/ALT", "谷草/谷丙", "线粒体天门冬氨酸氨基转移酶", "m-AST", "线粒体AST"],
};
