"""What every page has: addresses, contexts, rendering, styles and scripts."""

from __future__ import annotations

from sitegen.web.addresses import Key
from sitegen.web.contexts import Choice, ContactLine, Link, PageContext, TemplateContext, Value
from sitegen.web.page_maker import FINDER, Assets, PageMaker, SiteContext
from sitegen.web.theme_pages import PlannedPage, ProsePage
