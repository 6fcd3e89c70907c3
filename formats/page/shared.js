"use strict";
/** What the pages of Tolmach share. */
const tolmach = {
  /** Offers a text as a file to save. */
  save(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  },
  /**
   * Gives keys their actions, except while something is typed or a modifier is held. Where a key gives a letter of
   * another script, as on a Cyrillic keyboard, the Latin one at its place is meant.
   */
  bindKeys(actions) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.("input, textarea")) return;
      const letter = event.key > "\u007f" && /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase() : event.key;
      const action = actions[letter];
      if (!action) return;
      action();
      event.preventDefault();
    });
  },
};
