/* What a help page adds when scripts run: what is open now, a count, and nothing hidden by the bar.
   ES5; with exit.js at most 3 KB after the build has shortened both. Without it the page is whole. */
(function () {
  var d = document, main = d.querySelector('main');
  if (!main) return;

  function attr(el, name) { return el.getAttribute('data-' + name); }
  function each(css, run) { [].forEach.call(d.querySelectorAll(css), run); }

  d.addEventListener('keyup', function (e) {
    // Firefox is content when some of what has the focus is in sight; the bar may cover the rest.
    if (e.keyCode == 9 && 'scrollBehavior' in main.style) d.activeElement.scrollIntoView({block: 'nearest'});
  });

  var free = (attr(main, 'd') || '').split(' ');

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

  d.addEventListener('change', count);
  d.addEventListener('reset', function () { setTimeout(count, 0); });
  clock();
  setInterval(clock, 6e4);
}());
