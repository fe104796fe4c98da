/** The class of a printed result that is no value, found from its text. */
import type { MissingReason } from "../../core/missing-reason.ts";

/** In this order: what a specimen suffered says more than that its result was cancelled. Tested on text in lower case. */
const PATTERNS: readonly (readonly [MissingReason, RegExp])[] = [
  ["platelet-clumps", /clump|satellitosis|platelet aggregat|plt aggregat|血小板(聚集|成簇|凝集)|聚集/],
  ["specimen-clotted", /clot|fibrin strand|凝固|凝块|凝集|凝血块|血凝|纤维蛋白丝/],
  ["specimen-haemolysed", /ha?emol[iy][sz]|溶血/],
  ["specimen-lipaemic", /lipa?emi[ac]|脂血|脂浊|乳糜|chylous/],
  [
    "specimen-insufficient",
    /\bqns\b|\bqni\b|insuffic|quantity not|short sample|inadequate (sample|specimen|volume)|(量|标本|样本|血)(不足|太少|过少)|标本少/,
  ],
  [
    "not-detected",
    /^nd$|^n\.d\.?$|not detect|undetect|none detected|未检出|未测出|below (the )?(limit|detection|lod|loq|lloq)|^[<＜]? ?(lod|loq|lloq|bloq|blq|bql|bdl)$/,
  ],
  ["recheck", /re-?check|repeat|re-?draw|re-?collect|re-?submit|re-?test|复查|复检|复测|重抽|重采|重送|重做|重新/],
  [
    "rejected",
    /reject|unsuitable|unaccept|cancel|disregard|mislabel|wrong (tube|specimen|patient)|contamin|invalid|拒收|退回|不合格|作废|污染/,
  ],
  ["pending", /pend(ing)?\b|\bpnd\b|to follow|await|in progress|待(报|查|检|测|复)|未出/],
  [
    "not-done",
    /not (done|performed|tested|measured|available|taken|applicable|collected|drawn|ordered|sent|reported|recorded|assessed)|no (result|sample|specimen|value)|missing|^(n\/?a|n\/d|tnp|nr|none|null|nan|nil|unk(nown)?|done|\.+|-{2,}|\/+|_+|\\)$|未(做|测|检|查|送|采)|^(无|缺|空)$|无结果|无标本/,
  ],
  [
    "machine-fault",
    /machine|instrument|analy[sz]er|malfunction|\berr(or)?\b|fault|failure|unable to|unreport|interfer|overflow|out of range|\*{2,}|#(n\/a|value!|div\/0!|ref!|num!|name\?|null!)|^#+$|\+{5,}|仪器|机器|故障|无法|报警/,
  ],
  ["see-comment", /see (comment|note|below|report|text|remark|above)|refer to|comment|见(备注|注|说明|报告|评语)|详见/],
  [
    "qualitative",
    /^(weak(ly)? )?(neg(ative)?|pos(itive)?)\.?$|^\(?[+±-]{1,4}\)?$|^[1-4] ?\+$|^\+ ?[1-4]$|^\+\/-$|^(very |slightly |markedly )?(low|high|normal|abnormal|increased|decreased|reduced|elevated)$|^(adequate|few|many|moderate|rare|occasional|trace|tr|present|absent|plentiful)$|阴性|阳性|^(正常|偏高|偏低|增高|降低|减少|增多|少量|大量|可见|高|低)$|^[↑↓]+$/,
  ],
];

/** A sentence of a comment fits; more is not read. */
const LONGEST = 400;

/** The class of a text that is no number. */
export function missingReasonOf(text: string): MissingReason {
  const plain = text.slice(0, LONGEST).toLowerCase().replace(/\s+/g, " ").trim();
  return PATTERNS.find(([, pattern]) => pattern.test(plain))?.[0] ?? "unknown-text";
}
