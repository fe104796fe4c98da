/** Where the reader is, as the part of the address after `#`: a link can be kept, sent and gone back from. */

export type Route =
  | { readonly kind: "elsewhere" }
  | { readonly kind: "participants"; readonly filter: Filter }
  | { readonly kind: "participant"; readonly index: number; readonly paramcd: string | undefined };

export interface Filter {
  readonly paramcd: string;
  /** Index in the states of the endpoint; -1 for all of them, -2 for those in the analysis. */
  readonly state: number;
  readonly group: string;
  readonly text: string;
}

export const NO_FILTER: Filter = { paramcd: "", state: -1, group: "", text: "" };
export const ANALYSED = -2;

export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?");
  const values = new URLSearchParams(query);
  if (path === "/participants") {
    const state = Number.parseInt(values.get("state") ?? "-1", 10);
    return {
      kind: "participants",
      filter: {
        paramcd: values.get("endpoint") ?? "",
        state: Number.isNaN(state) ? -1 : state,
        group: values.get("group") ?? "",
        text: values.get("text") ?? "",
      },
    };
  }
  const [, index, paramcd] = /^\/participant\/(\d+)(?:\/(\w+))?$/.exec(path) ?? [];
  if (index !== undefined) return { kind: "participant", index: Number(index), paramcd };
  return { kind: "elsewhere" };
}

export function hashOfFilter({ paramcd, state, group, text }: Filter): string {
  const values = new URLSearchParams();
  if (paramcd !== "") values.set("endpoint", paramcd);
  if (state !== -1) values.set("state", String(state));
  if (group !== "") values.set("group", group);
  if (text !== "") values.set("text", text);
  return `#/participants${values.size === 0 ? "" : `?${values}`}`;
}

export function hashOfParticipant(index: number, paramcd?: string): string {
  return `#/participant/${index}${paramcd === undefined ? "" : `/${paramcd}`}`;
}
