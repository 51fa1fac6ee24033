// The search box at the top: arrows go through what was found, Escape and a click elsewhere put it away.

function links(box: HTMLElement): HTMLAnchorElement[] {
  return Array.from(box.querySelectorAll<HTMLAnchorElement>(".search-found a"));
}

function close(box: HTMLElement): void {
  box.querySelector(".search-found")?.replaceChildren();
}

function move(box: HTMLElement, field: HTMLInputElement, step: number): void {
  const stops: HTMLElement[] = [field, ...links(box)];
  const next = stops.indexOf(document.activeElement as HTMLElement) + step;
  stops[(next + stops.length) % stops.length]?.focus();
}

/** Makes the box work by keyboard; without scripts it is a form that leads to a page. */
export function ease(box: HTMLElement, field: HTMLInputElement): void {
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move(box, field, step);
    } else if (event.key === "Escape") {
      field.focus();
      close(box);
    }
  });
  document.addEventListener("click", (event) => {
    if (!box.contains(event.target as Node)) close(box);
  });
  box.addEventListener("focusout", (event) => {
    const there = event.relatedTarget as Node | null;
    if (there !== null && !box.contains(there)) close(box);
  });
}
