// The forms above the sheet as the edits that they ask for.
import { type Fault, isFault, plain, rate, read } from "./numbers";
import type { Selection } from "./selection";
import type { Sheet } from "./sheet";

type Edit = Record<string, unknown>;

/** What the form asks for of the lines that are selected, or what is wrong in it. */
export function request(form: HTMLFormElement, selection: Selection, sheet: Sheet): Edit | Fault {
  const fields = new FormData(form);
  const asked = form.dataset.request === "way" ? way(fields, sheet) : spread(fields, selection, sheet);
  return isFault(asked) ? asked : { ...asked, kind: form.dataset.request, lines: selection.lines };
}

function way(fields: FormData, sheet: Sheet): Edit | Fault {
  const isGrowth = fields.get("method") === "growth";
  const growth = each(isGrowth ? fields.get("growth") : "", (text) => rate(text, sheet.style));
  const annual = each(isGrowth ? "" : fields.get("annual"), (text) => amount(text, sheet));
  if (isFault(growth)) return growth;
  if (isFault(annual)) return annual;
  const shape = isGrowth ? "" : String(fields.get("shape") ?? "");
  const cleaned = isGrowth && fields.get("cleaned") === "yes";
  return { way: { method: fields.get("method"), growth, cleaned, shape, annual } };
}

/** One cell stands for its year of the plan. */
function spread(fields: FormData, selection: Selection, sheet: Sheet): Edit | Fault {
  const found = amount(String(fields.get("amount") ?? ""), sheet);
  if (typeof found !== "string") return found;
  const { left, right } = selection.block;
  const year = left - (left % 12);
  const [first, last] = left === right ? [year, Math.min(year + 11, sheet.length - 1)] : [left, right];
  return { first, last, amount: found, by: fields.get("by") };
}

function amount(text: string, sheet: Sheet): string | Fault {
  const found = read(text, sheet.style);
  return typeof found === "bigint" ? plain(found, sheet.style.digits) : found;
}

/** Several with ';' between. */
function each(texts: FormDataEntryValue | null, made: (text: string) => string | Fault): string[] | Fault {
  const found: string[] = [];
  for (const text of String(texts ?? "").split(";").filter((part) => part.trim())) {
    const one = made(text);
    if (typeof one !== "string") return one;
    found.push(one);
  }
  return found;
}
