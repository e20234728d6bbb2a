"use strict";
/* The board by keyboard and on a wall: arrow keys go between cards, beside the tab key; a button
   fills the screen; in a meeting the arrow keys turn to the next citizen. */
(() => {
  const columns = () => [...document.querySelectorAll("[data-ff-board-column]")]
    .map((column) => [...column.querySelectorAll("[data-ff-card]")])
    .filter((cards) => cards.length);

  const target = (key, all, x, y) => {
    const beside = (step) => all[x + step] && all[x + step][Math.min(y, all[x + step].length - 1)];
    switch (key) {
      case "ArrowRight": return beside(1);
      case "ArrowLeft": return beside(-1);
      case "ArrowDown": return all[x][y + 1];
      case "ArrowUp": return all[x][y - 1];
      case "Home": return all[x][0];
      case "End": return all[x][all[x].length - 1];
      default: return undefined;
    }
  };

  const moveOnBoard = (event) => {
    const card = event.target.closest("[data-ff-card]");
    if (!card || event.altKey || event.ctrlKey || event.metaKey) { return; }
    const all = columns();
    const x = all.findIndex((cards) => cards.includes(card));
    const next = x < 0 ? undefined : target(event.key, all, x, all[x].indexOf(card));
    if (next) { event.preventDefault(); next.focus(); }
  };

  const turnPage = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    if (event.target.closest("input, textarea, select, [contenteditable], [data-ff-card]")) { return; }
    const way = { ArrowRight: "[data-ff-next]", ArrowLeft: "[data-ff-before]" }[event.key];
    const link = way && document.querySelector(way);
    if (link) { event.preventDefault(); link.click(); }
  };

  const fillScreen = () => {
    const button = document.querySelector("[data-ff-fullscreen]");
    if (!button || !document.fullscreenEnabled) { return; }
    button.hidden = false;
    button.addEventListener("click", () => {
      if (document.fullscreenElement) { document.exitFullscreen(); }
      else { document.documentElement.requestFullscreen(); }
    });
    document.addEventListener("fullscreenchange", () => {
      button.textContent = document.fullscreenElement ? "Luk fuld skærm" : "Fuld skærm";
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.addEventListener("keydown", moveOnBoard);
    document.addEventListener("keydown", turnPage);
    fillScreen();
  });
})();
