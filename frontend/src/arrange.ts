// Moves tiles by pointer: a tile follows the handle among the others, and its form sends the place where
// it was let go. Everything else is buttons, which need no script.

const SELECTOR = "[data-tile]";

/** The tile under the pointer, other than the one that is dragged. */
function tileUnder(event: PointerEvent, dragged: Element): Element | null {
  const found = document.elementFromPoint(event.clientX, event.clientY)?.closest(SELECTOR) ?? null;
  return found === dragged ? null : found;
}

/** Before or after: past the middle in the direction in which tiles run. */
function isAfter(event: PointerEvent, tile: Element): boolean {
  const box = tile.getBoundingClientRect();
  const beside = event.clientY > box.top && event.clientY < box.bottom;
  return beside ? event.clientX > box.left + box.width / 2 : event.clientY > box.top + box.height / 2;
}

/** Takes the tile to `place` by the form that its buttons use. */
function send(tile: HTMLElement, place: number): void {
  const form = tile.querySelector<HTMLFormElement>("[data-place]");
  if (form === null) return;
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: "to", value: String(place) });
  form.append(field);
  form.requestSubmit();
}

function drag(handle: HTMLElement, start: PointerEvent): void {
  const tile = handle.closest<HTMLElement>(SELECTOR);
  const list = tile?.parentElement;
  if (!tile || !list) return;
  const place = () => Array.from(list.querySelectorAll(SELECTOR)).indexOf(tile);
  const from = place();
  const back = tile.nextElementSibling;
  const ending = new AbortController();
  const { signal } = ending;
  start.preventDefault();
  tile.classList.add("dragged");

  const move = (event: PointerEvent): void => {
    const other = tileUnder(event, tile);
    if (other) list.insertBefore(tile, isAfter(event, other) ? other.nextElementSibling : other);
  };
  const end = (keep: boolean): void => {
    ending.abort();
    tile.classList.remove("dragged");
    if (!keep) list.insertBefore(tile, back);
    else if (place() !== from) send(tile, place());
  };
  document.addEventListener("pointermove", move, { signal });
  document.addEventListener("pointerup", () => end(true), { signal });
  document.addEventListener("pointercancel", () => end(false), { signal });
  document.addEventListener("keydown", (event) => event.key === "Escape" && end(false), { signal });
}

/** Listens on the document: tiles come anew after each change. */
export function arrange(): void {
  document.addEventListener("pointerdown", (event) => {
    const handle = (event.target as Element).closest<HTMLElement>("[data-handle]");
    if (handle && event.button === 0) drag(handle, event);
  });
}
