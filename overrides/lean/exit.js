/* Leaving, and no way back: on every page that has a way out, straight after it. ES5.
   Without it the way out is a plain link. */
(function () {
  var d = document, x = d.querySelector('#x'), z = d.querySelector('#z');
  if (!x || !z || !x.href || x.on) return;
  x.on = 1;

  // `gap` is 0 until the page is left; then the time that the exit is given before a key tries it again.
  var gap = 0, last, wait, taps = 0, used, esc;

  function on(name, run) { addEventListener(name, run, 1); }
  function say(name) { z.textContent = name ? x.dataset[name] : ''; }

  function leave() {
    gap = 1e3;
    d.documentElement.className += ' gone';
    say('l');
    x.textContent = x.host;
    d.title = '\u200b';
    go();
  }

  // A request can be lost or stopped, and nothing tells the page. It is made again after 3 s, or at a key
  // or tap after 2; each is given longer than the one before, so that a slow answer is not called off for ever.
  function go() {
    clearTimeout(wait);
    last = Date.now();
    gap = Math.min(2 * gap, 8e3);
    wait = setTimeout(go, 1.5 * gap);
    location.replace(x.href);
  }

  function again() {
    if (gap && Date.now() - last > gap) go();
  }

  function forget(name) {
    clearTimeout(wait);
    if (taps) say(name);
    taps = 0;
  }

  function press() {
    clearTimeout(wait);
    if (++taps > 2) return leave();
    say(' ab'[taps]);
    wait = setTimeout(forget, 5e3, 'c');
  }

  // Keys belong to text fields, lists and dialogs while they are in use. A phone's own keyboard, which
  // sends Shift for each change between small and capital letters, is only there for a text field.
  function typing(t) {
    return t.isContentEditable ||
      t.matches && t.matches('textarea,select,dialog *,[role$=dialog] *,[role=combobox],input:not([type=radio])');
  }

  on('keydown', function (e) {
    var now = Date.now(), before = esc;
    if (gap) again();
    else {
      if (e.keyCode == 16 || e.repeat) return;
      used = e.shiftKey;
      forget();
      esc = e.keyCode == 27 && !typing(e.target) && now;
      if (!esc || !(now - before <= 1e3)) return;
      leave();
    }
    // Esc is the browser's own key for “stop loading” too, and what it would stop now is the exit.
    e.preventDefault();
  });

  on('keyup', function (e) {
    if (e.keyCode != 16 || gap) return;
    // Alt or Ctrl with Shift changes the keyboard's language, again and again with the one held down.
    used || e.altKey || e.ctrlKey || typing(e.target) || press();
    // With the other Shift still down the pair goes on.
    used = used && e.shiftKey;
  });

  on('click', function (e) {
    var a = e.target;
    if (e.shiftKey && !gap) forget();
    while (a && !/^a$/i.test(a.nodeName)) a = a.parentNode;
    if (a && a.href == x.href) leave();
    // One entry in the history for the whole visit: Back leads out, not to the page before. Links in
    // drawings are within the page, and files are no pages.
    else if (!gap && a && (a.host == location.host ? !/\.\w+$/.test(a.pathname) : a.href.baseVal) &&
      !(e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey)) location.replace(a.href.baseVal || a.href);
    else return again();
    e.preventDefault();
  });

  on('visibilitychange', again);
  on('pageshow', again);
}());
