// A chart as a PNG: drawn again on a canvas, twice as fine as the screen, in light colours under its title.
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";

const WIDTH = 900;
const SCALE = 2;

/** The value that a colour's variable has in the light theme, whatever the page's theme is. */
function lightColours(): (name: string) => string {
  const probe = document.body.appendChild(document.createElement("span"));
  probe.dataset["bsTheme"] = "light";
  probe.style.colorScheme = "light";
  probe.hidden = true;
  return (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
}

/** The specification with plain colours, as a canvas knows neither variables nor the page's hatching. */
function plain(spec: TopLevelSpec): TopLevelSpec {
  const light = lightColours();
  const pipeline = light("--pipeline").replace("rgb(", "rgba(").replace(")", ", 0.3)");
  const text = JSON.stringify(spec)
    .replaceAll("url(#hatch)", pipeline)
    .replaceAll(/var\((--[\w-]+)\)/g, (_whole, name: string) => light(name));
  return JSON.parse(text) as TopLevelSpec;
}

function titled(spec: TopLevelSpec, title: string, subtitle: string): TopLevelSpec {
  return {
    ...spec,
    width: WIDTH,
    background: "white",
    padding: 24,
    title: { text: title, subtitle, anchor: "start", fontSize: 20, subtitleFontSize: 14, offset: 18, subtitlePadding: 6 },
  } as TopLevelSpec;
}

async function save(spec: TopLevelSpec, title: string, subtitle: string): Promise<void> {
  const compiled = compile(titled(plain(spec), title, subtitle)).spec;
  const view = new View(parse(compiled, undefined, { ast: true }), { expr: expressionInterpreter, renderer: "none" });
  const canvas = await view.toCanvas(SCALE);
  const picture = await new Promise<Blob | null>((done) => (canvas as HTMLCanvasElement).toBlob(done, "image/png"));
  if (picture === null) throw new Error(`No picture of '${title}'`);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = `${title.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "")}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Puts a button under a chart that stands in a section with a title. */
export function offerPicture(holder: HTMLElement, spec: TopLevelSpec): void {
  const section = holder.closest("section");
  const title = section?.querySelector("h2, h3")?.textContent?.trim();
  const words = document.body.dataset["savePicture"];
  if (!title || !words) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "save-picture";
  button.textContent = words;
  button.addEventListener("click", () => {
    void save(spec, title, section?.querySelector("header p")?.textContent?.trim() ?? "");
  });
  holder.after(button);
}
