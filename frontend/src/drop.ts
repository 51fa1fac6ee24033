// A form that takes a file dropped anywhere on it, and says before sending what is too large.
export function takeDrops(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>("input[type=file]");
  const says = form.querySelector<HTMLElement>("[data-drop-says]");
  if (!field || !says) return;

  const check = (): void => {
    const file = field.files?.[0];
    const large = file !== undefined && file.size > Number(form.dataset["drop"]);
    says.textContent = large ? (form.dataset["tooLarge"] ?? "") : "";
    field.setCustomValidity(large ? (form.dataset["tooLarge"] ?? "") : "");
  };
  field.addEventListener("change", check);
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("dropping");
  });
  form.addEventListener("dragleave", () => form.classList.remove("dropping"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("dropping");
    if (!event.dataTransfer?.files.length) return;
    field.files = event.dataTransfer.files;
    check();
  });
}
