/* What a help page adds when scripts run: what is open now, and on the finder the rows in the order that is
   seen. ES5; with exit.js at most 3 KB after the build has shortened both. Without it the page is whole. */
(function () {
  var d = document, main = one('main'), list = one('.l'), count = one('.ct'), rows = [], free, words, key;
  if (!main) return;
  free = main.dataset.d.split(' ');
  words = main.dataset.w.split('|');

  function one(css) { return d.querySelector(css); }
  function each(css, run) { [].forEach.call(d.querySelectorAll(css), run); }

  function within(code, day, min) {
    return code.split(';').some(function (group) {
      var spans = group.split(',');
      return spans.shift().indexOf(day) >= 0 && spans.some(function (span) {
        var ends = span.split('-');
        return min >= ends[0] && min < ends[1];
      });
    });
  }

  // By Stockholm's clock, whatever the phone says. 1 open, 0 closed, -1 unknown.
  function state(code) {
    var at = Date.now();
    if (code == '*') return 1;
    // Summer time begins and ends at 01:00 UTC on the last Sunday of March (5) and of October (19).
    var t = new Date(at - 36e5), half = 2 * t.getUTCMonth() + (t.getUTCDate() - t.getUTCDay() > 24);
    t = new Date(at + (half > 4 && half < 19 ? 72e5 : 36e5));
    var date = t.toISOString().slice(2, 10), day = t.getUTCDay() || 7, min = t / 6e4 % 1440;
    if (date > free[0]) return -1;
    // “!” and “?” are no digits, and only “!” comes before them: holidays have times of their own, or none.
    if (free.indexOf(date) > 0 && isNaN(code[0])) return code < '0' ? +within(code, 0, min) : -1;
    return +(within(code, day, min) || within(code, day - 1 || 7, min + 1440));
  }

  // 0 open, 1 probably, 2 unknown, 3 closed. “~” stands before hours that may have changed.
  function clock() {
    each('[data-h]', function (el) {
      var code = el.dataset.h, sure = code[0] != '~', now = state(sure ? code : code.slice(1));
      now = now < 0 ? 2 : now ? +!sure : 3;
      el.lastChild.textContent = words[now + (now > 2 & !sure)];
      el.className = 'n' + now;
    });
  }

  // Puts the rows as they are seen, for whoever hears them, and says how many fit. Sums of equal size leave
  // rows as they stood at first, whatever was answered before.
  function show() {
    var fit = 0, best;
    rows.forEach(function (row) {
      list.appendChild(row);
      row.classList.remove('b');
      row.dataset.n = (row.querySelector('[data-h]') || main).className;
    });
    rows.forEach(function (row, at) { row.at = row.offsetTop * 99 + at; });
    rows.slice().sort(function (a, b) { return a.at - b.at; }).forEach(function (row) {
      list.appendChild(row);
      if (row.offsetWidth) {
        // Who can only be read has no drawing of a phone or a bubble.
        best = best || row.querySelector('svg') && row;
        fit += /1/.test(getComputedStyle(row).counterIncrement);
      }
    });
    count.textContent = fit ? count.dataset.t + ' ' + fit : count.dataset.n;
    best.classList.add('b');
    list.insertBefore(best, list.firstChild);
  }

  clock();
  setInterval(clock, 6e4);
  if (list) {
    each('.r,.ln', function (row) { rows.push(row); });
    main.className = 'j';
    show();
    d.onreset = function () { setTimeout(show); };
    d.onkeydown = function (e) { key = e.keyCode > 36; };
    // Arrows walk through the screens: they keep the focus.
    d.onchange = function (e) {
      show();
      e = one('#v' + e.target.id);
      e && !key && e.focus();
      key = 0;
    };
  }
}());
