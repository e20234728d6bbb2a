"use strict";
/* Make a passkey, or sign in by one: the browser asks for a finger, a face or a code, and what it
   answers is sent as an ordinary form. What it cannot do is said on the page. */
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-ff-passkey]");
  if (!form) { return; }
  const button = form.querySelector("button");
  const trouble = form.querySelector("[data-ff-trouble]");
  const makes = form.dataset.ffPasskey === "make";
  async function options() {
    if (makes) { return JSON.parse(document.getElementById("passkey-options").textContent); }
    const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
    const answer = await fetch(form.action, { headers, credentials: "same-origin" });
    return (await answer.json()).request_options;
  }
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    trouble.hidden = true;
    try {
      const asked = await options();
      const made = await window.webauthnJSON[makes ? "create" : "get"](asked);
      form.querySelector("[name=credential]").value = JSON.stringify(made);
      form.submit();
    } catch (error) {
      trouble.hidden = false;
      trouble.focus();
    }
  });
});
