// Forms that hand over a passkey: the browser makes or reads it, the form sends what it says.
type Options = { creation_options?: Wrapped; request_options?: Wrapped };
type Wrapped = { publicKey: unknown };

/** Shows the forms where the browser knows passkeys; elsewhere they stay hidden. */
export function offer(forms: Iterable<HTMLFormElement>): void {
  if (!("PublicKeyCredential" in window) || !("parseRequestOptionsFromJSON" in PublicKeyCredential)) return;
  for (const form of forms) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void handOver(form);
    });
  }
}

async function handOver(form: HTMLFormElement): Promise<void> {
  const failed = form.querySelector<HTMLElement>("[data-passkey-failed]");
  if (failed) failed.hidden = true;
  try {
    const credential = await ask(form);
    const field = form.elements.namedItem("credential") as HTMLInputElement;
    field.value = JSON.stringify(credential);
    form.submit();
  } catch {
    // Cancelled, timed out, or no such key: the browser has said so, the page says what to do.
    if (failed) failed.hidden = false;
  }
}

async function ask(form: HTMLFormElement): Promise<unknown> {
  const options = await optionsOf(form);
  const found =
    form.dataset["passkey"] === "create"
      ? await navigator.credentials.create({ publicKey: creation(options) })
      : await navigator.credentials.get({ publicKey: request(options) });
  if (!(found instanceof PublicKeyCredential)) throw new Error("No passkey");
  return found.toJSON();
}

/** From the page, or from an address for who is not known yet. */
async function optionsOf(form: HTMLFormElement): Promise<Options> {
  const address = form.dataset["passkeyOptions"];
  if (!address) return JSON.parse(document.getElementById("passkey")?.textContent ?? "{}") as Options;
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return (await answer.json()) as Options;
}

/** A key that signs in alone: it knows whose it is, and asks for a finger or a number. */
function creation(options: Options): PublicKeyCredentialCreationOptions {
  const found = options.creation_options?.publicKey as PublicKeyCredentialCreationOptionsJSON;
  found.authenticatorSelection = {
    ...found.authenticatorSelection,
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  };
  return PublicKeyCredential.parseCreationOptionsFromJSON(found);
}

function request(options: Options): PublicKeyCredentialRequestOptions {
  return PublicKeyCredential.parseRequestOptionsFromJSON(
    options.request_options?.publicKey as PublicKeyCredentialRequestOptionsJSON,
  );
}
