// Draws the Vega-Lite specifications that the server writes, within the content security policy:
// the interpreter evaluates expressions, and colours are CSS variables, so a theme needs no redraw.
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { offerPicture } from "./picture";

function specification(holder: HTMLElement): TopLevelSpec {
  const source = document.getElementById(holder.dataset["chart"] ?? "");
  if (source?.textContent == null) throw new Error(`No specification for ${holder.id}`);
  return JSON.parse(source.textContent) as TopLevelSpec;
}

/** Replaces what `holder` shows by its chart, as wide as the holder, again whenever that changes. */
export async function draw(holder: HTMLElement): Promise<void> {
  if (holder.dataset["begun"] !== undefined) return; // a fragment came while it was being drawn
  holder.dataset["begun"] = "";
  const written = specification(holder);
  const { spec } = compile(written);
  const view = new View(parse(spec, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: "svg",
    container: holder,
    hover: true,
  });
  await view.runAsync();
  holder.classList.add("drawn");
  offerPicture(holder, written);
  new ResizeObserver(() => void view.resize().runAsync()).observe(holder);
}
