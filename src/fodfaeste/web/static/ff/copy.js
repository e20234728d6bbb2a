"use strict";
/* Copy a field to the clipboard and say so. Without this file the text can be marked and copied. */
(() => {
  const SHOWN = 2000;

  const say = (words) => {
    const live = document.getElementById("ff-live");
    if (live) { live.textContent = words; }
  };

  /* Where the browser gives no clipboard (no https), the old way still works. */
  const markAndCopy = (field) => {
    const wasHidden = field.hidden;
    field.hidden = false;
    field.select();
    const done = document.execCommand("copy");
    field.hidden = wasHidden;
    return done;
  };

  const write = async (field) => {
    if (!navigator.clipboard) { return markAndCopy(field); }
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      return markAndCopy(field);
    }
  };

  const copy = async (button) => {
    const field = document.getElementById(button.dataset.ffCopy);
    if (!field) { return; }
    const done = await write(field);
    button.focus();
    say(done ? `${button.dataset.ffCopyName} er kopieret.` : "Teksten kunne ikke kopieres. Markér den, og tryk Ctrl+C.");
    if (!done) { return; }
    button.toggleAttribute("data-ff-copied", true);
    window.setTimeout(() => button.removeAttribute("data-ff-copied"), SHOWN);
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("button[data-ff-copy]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => { copy(button); });
    });
  });
})();
