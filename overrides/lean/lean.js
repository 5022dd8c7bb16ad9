/* What the page adds when scripts run: leaving by keyboard, no way back, open now, a count.
   ES5, at most 3 KB after the build has shortened it. Without it the page is whole. */
(function () {
  var d = document, root = d.documentElement, x = d.querySelector('#x'), z = d.querySelector('#z');
  if (!x || !z || !x.href || /\bjs\b/.test(root.className)) return;
  root.className += ' js';

  var gone, taps = 0, used, esc = 0, wait;

  function on(el, name, run, early) { el.addEventListener(name, run, early); }
  function attr(el, name) { return el.getAttribute('data-' + name); }
  function each(css, run) { [].forEach.call(d.querySelectorAll(css), run); }
  function say(name) { z.textContent = name ? attr(x, name) : ''; }

  function leave() {
    gone = true;
    root.className += ' gone';
    say('l');
    d.title = '\u200b';
    location.replace(x.href);
  }

  function forget(name) {
    clearTimeout(wait);
    if (taps) say(name);
    taps = 0;
  }

  function press() {
    clearTimeout(wait);
    if (++taps > 2) return leave();
    say(taps > 1 ? 'b' : 'a');
    wait = setTimeout(forget, 5e3, 'c');
  }

  // Keys belong to text fields, lists and dialogs while they are in use. A phone's own keyboard, which
  // sends Shift for each change between small and capital letters, is only there for a text field.
  function typing(t) {
    return t.isContentEditable ||
      t.matches && t.matches('textarea,select,dialog *,[role$=dialog] *,[role=combobox],input:not([type=radio])');
  }

  on(d, 'keydown', function (e) {
    var now = Date.now();
    if (e.keyCode == 16) return;
    used = e.shiftKey;
    forget();
    if (e.keyCode != 27) esc = 0;
    else if (!e.repeat && !typing(e.target)) {
      if (now - esc <= 1e3) leave();
      esc = now;
    }
  }, true);

  on(d, 'keyup', function (e) {
    // Firefox is content when some of what has the focus is in sight; the bar may cover the rest.
    if (e.keyCode == 9 && 'scrollBehavior' in root.style) d.activeElement.scrollIntoView({block: 'nearest'});
    if (e.keyCode != 16 || gone) return;
    if (!used && !typing(e.target)) press();
    // With the other Shift still down the pair goes on.
    used = used && e.shiftKey;
  }, true);

  on(d, 'click', function (e) {
    var a = e.target;
    while (a && a.nodeName != 'A') a = a.parentNode;
    if (!a) return;
    if (a.className == 'x') {
      e.preventDefault();
      leave();
    } else if (!(e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey || a.hash) &&
      a.host == location.host) {
      // One entry in the history for the whole visit: Back leads out, not to the page before.
      e.preventDefault();
      location.replace(a.href);
    }
  });

  on(window, 'pageshow', function (e) {
    if (gone && e.persisted) location.replace(x.href);
  });

  var main = d.querySelector('main'), free = (attr(main, 'd') || '').split(' ');

  // Summer time begins and ends at 01:00 UTC on the last Sunday of a month.
  function turn(at, month) {
    var last = new Date(Date.UTC(new Date(at).getUTCFullYear(), month, 31, 1));
    return last - last.getUTCDay() * 864e5;
  }

  function within(code, day, min) {
    return code.split(';').some(function (group) {
      var spans = group.split(',');
      return spans.shift().indexOf(day) >= 0 && spans.some(function (span) {
        var ends = span.split('-');
        return +ends[0] <= min && min < +ends[1];
      });
    });
  }

  // By Stockholm's clock, whatever the phone says. 1 open, 0 closed, -1 unknown.
  function state(code, at) {
    if (code == '*') return 1;
    var t = new Date(at + (at >= turn(at, 2) && at < turn(at, 9) ? 72e5 : 36e5));
    var date = t.toISOString().slice(2, 10).replace(/-/g, ''), day = t.getUTCDay() || 7,
      min = t.getUTCHours() * 60 + t.getUTCMinutes();
    if (date > free[0]) return -1;
    // “!” and “?” are no digits, and only “!” comes before them: holidays have times of their own, or none.
    if (free.indexOf(date) > 0 && isNaN(code[0])) return code < '0' ? +within(code, 0, min) : -1;
    return +(within(code, day, min) || within(code, day - 1 || 7, min + 1440));
  }

  function clock() {
    each('[data-h]', function (el) {
      var now = state(attr(el, 'h'), Date.now()), b = el.firstElementChild;
      if (!b) {
        b = el.appendChild(d.createElement('b'));
        b.className = 'o';
      }
      b.textContent = now < 0 ? '' : attr(main, now ? 'o' : 's');
    });
  }

  function count() {
    var n = 0, out = d.querySelector('#count');
    each('#first li,#list li', function (li) { if (getComputedStyle(li).display != 'none') n++; });
    out.textContent = attr(out, 't').replace('#', n);
  }

  each('form', function (form) {
    on(form, 'change', count);
    on(form, 'reset', function () { setTimeout(count, 0); });
  });
  clock();
  setInterval(clock, 6e4);
}());
