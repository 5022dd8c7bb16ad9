/* What the page adds when scripts run: leaving by keyboard, no way back, open now, a count.
   ES5, at most 3 KB after the build has shortened it. Without it the page is whole. */
(function () {
  'use strict';
  var d = document, root = d.documentElement, x = d.getElementById('x'), z = d.getElementById('z');
  if (!x || !z || / js( |$)/.test(' ' + root.className)) return;
  root.className += ' js';

  var gone = false, shifts = 0, used = false, escAt = 0, timer;

  function say(name) { z.textContent = name ? x.getAttribute('data-' + name) : ''; }

  function leave() {
    gone = true;
    root.className += ' gone';
    say('l');
    d.title = '\u200b';
    location.replace(x.href);
  }

  function expire() { shifts = 0; say('c'); }

  function press() {
    clearTimeout(timer);
    shifts++;
    if (shifts > 2) { leave(); return; }
    say(shifts > 1 ? 'b' : 'a');
    timer = setTimeout(expire, 5000);
  }

  function forget() {
    clearTimeout(timer);
    if (shifts) { shifts = 0; say(''); }
  }

  // Esc belongs to text fields, lists and dialogs while they are in use.
  function typing(e) {
    var t = e.target;
    while (t && t.getAttribute) {
      if (t.isContentEditable || /^(textarea|select|dialog)$/i.test(t.nodeName) ||
        /^(dialog|alertdialog|combobox|listbox|menu)$/.test(t.getAttribute('role') || '') ||
        (/^input$/i.test(t.nodeName) && !/^(radio|checkbox|button|submit|reset)$/.test(t.type))) return true;
      t = t.parentNode;
    }
    return false;
  }

  d.addEventListener('keydown', function (e) {
    if (e.keyCode === 16) return;
    if (e.shiftKey) used = true;
    forget();
    if (e.keyCode === 27 && !e.repeat && !typing(e)) {
      var now = Date.now();
      if (now - escAt <= 1000) leave();
      escAt = now;
    } else if (e.keyCode !== 27) escAt = 0;
  }, true);

  d.addEventListener('keyup', function (e) {
    if (e.keyCode !== 16 || gone) return;
    if (!used) press();
    // With the other Shift still down the pair goes on.
    used = used && e.shiftKey;
  }, true);

  d.addEventListener('click', function (e) {
    var a = e.target;
    while (a && a.nodeName !== 'A') a = a.parentNode;
    if (!a || e.defaultPrevented) return;
    if (a.className === 'x') { e.preventDefault(); leave(); return; }
    if (e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey || a.target) return;
    // One entry in the history for the whole visit: Back leads out, not to the page before.
    if (a.protocol === location.protocol && a.host === location.host && !a.hash) {
      e.preventDefault();
      location.replace(a.href);
    }
  });

  window.addEventListener('pageshow', function (e) {
    if (gone && e.persisted) location.replace(x.href);
  });

  // Stockholm's clock, whatever the phone says: summer time runs between the last Sundays of March
  // and October, 01:00 UTC.
  function switchDay(year, month) {
    var last = new Date(Date.UTC(year, month, 31, 1));
    return last - last.getUTCDay() * 864e5;
  }

  function two(n) { return (n < 10 ? '0' : '') + n; }

  function stamp(t) { return '' + t.getUTCFullYear() % 100 + two(t.getUTCMonth() + 1) + two(t.getUTCDate()); }

  function inSpans(code, day, minute) {
    var found = false;
    code.replace(/[!?]/, '').split(';').forEach(function (group) {
      var parts = group.split(',');
      if (parts[0].indexOf(day) < 0) return;
      parts.slice(1).forEach(function (span) {
        var ends = span.split('-');
        if (+ends[0] <= minute && minute < +ends[1]) found = true;
      });
    });
    return found;
  }

  // 1 open, 0 closed, -1 unknown.
  function state(code, at, free) {
    if (code === '*') return 1;
    var now = new Date(at), year = now.getUTCFullYear();
    var summer = at >= switchDay(year, 2) && at < switchDay(year, 9);
    var t = new Date(at + (summer ? 72e5 : 36e5));
    var day = t.getUTCDay() || 7, minute = t.getUTCHours() * 60 + t.getUTCMinutes(), key = stamp(t);
    if (key > free[0]) return -1;
    if (free.indexOf(key) > 0 && /[!?]/.test(code)) return code.charAt(0) === '!' ? 0 : -1;
    return inSpans(code, day, minute) || inSpans(code, day > 1 ? day - 1 : 7, minute + 1440) ? 1 : 0;
  }

  function each(selector, run) { [].forEach.call(d.querySelectorAll(selector), run); }

  var main = d.querySelector('main'), free = (main.getAttribute('data-d') || '').split(' ');

  function clock() {
    each('[data-h]', function (el) {
      var s = state(el.getAttribute('data-h'), Date.now(), free), b = el.firstElementChild;
      if (!b) { b = d.createElement('b'); b.className = 'o'; el.insertBefore(b, el.firstChild); }
      b.textContent = s < 0 ? '' : main.getAttribute(s ? 'data-o' : 'data-s');
    });
  }

  function count() {
    var n = 0, out = d.getElementById('count');
    each('#list li', function (li) { if (getComputedStyle(li).display !== 'none') n++; });
    if (out) out.textContent = out.getAttribute('data-t').replace('#', n + d.querySelectorAll('#first li').length);
  }

  var form = d.getElementById('filter');
  if (form) {
    form.addEventListener('change', count);
    form.addEventListener('reset', function () { setTimeout(count, 0); });
  }
  clock();
  setInterval(clock, 6e4);
}());
