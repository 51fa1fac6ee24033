"""Passkeys in a real browser, with an authenticator that DevTools simulates."""

from playwright.sync_api import Page

from quarterdeck.demo.cast import CAST, PASSWORD


def on_localhost(site: str) -> str:
    """Passkeys belong to names, not to addresses."""
    return site.replace("127.0.0.1", "localhost")


def plug_in(page: Page) -> None:
    """A device with a finger on it."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )


def test_a_passkey_is_added_signs_in_alone_and_is_removed(browser, site):
    page = browser.new_context(base_url=on_localhost(site)).new_page()
    plug_in(page)
    page.goto("/sign-in/?next=/security/passkeys/")
    page.get_by_label("E-mail").fill(CAST["partner staff"])
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).first.click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="It is me").click()
    page.get_by_label("Name").fill("Lena's laptop")
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    page.get_by_role("link", name="Done").click()
    page.get_by_role("listitem").filter(has_text="Lena's laptop").wait_for()

    page.context.clear_cookies()
    page.goto("/sign-in/?next=/security/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("heading", name="Your sign-in asks for a second factor").wait_for()

    page.get_by_role("link", name="Remove Lena's laptop").click()
    page.get_by_role("link", name="Use a security key").click()
    page.get_by_role("button", name="Show the passkey").click()
    page.get_by_role("button", name="Remove it").click()
    page.get_by_role("heading", name="Your sign-in rests on your password alone").wait_for()


def test_without_a_key_the_page_says_what_to_do(browser, site):
    page = browser.new_context(base_url=on_localhost(site)).new_page()
    plug_in(page)
    page.goto("/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("The passkey was not read. Try again, or sign in with your password.").wait_for()
