# The public face of the project. Behind it stands one command line: .venv/bin/python scripts/cli.py --help

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site test quick serve check handbook messages schemas lock clean distclean bundle verify changes remind alarm setup setup-tests

export LC_ALL := C.UTF-8
# Compiled modules are kept, outside the tree: each of some fifty processes of the tests starts faster.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/.cache/pycache
# Set (FULL=1), all tests run in whole browsers and on whole sites, as they do every night.
export FULL
SITE ?= main
cli := .venv/bin/python scripts/cli.py
# Sites that tests look at are built by the first that asks, and kept until something that they are made of changes.
pytest := .venv/bin/pytest --sites=.cache/sites
timed := $(addprefix tests/browser/,test_lighthouse.py test_slow.py test_kop_inte.py)

help: ## Show this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

site: setup ## Set up what is missing, build every site and all print into dist/, check it
	$(cli) build

test: setup-tests ## Set up what is missing, run every test, the real-browser ones too (ARGS=… for pytest, FULL=1 by night)
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	$(cli) check
	$(pytest) -n 2 --dist worksteal -m "not timed" $(ARGS)
	$(pytest) -m timed $(if $(ARGS),$(ARGS),$(timed)) $(if $(ARGS),|| test $$? -eq 5)

quick: setup-tests ## The tests of the code alone, with no browser and no whole site; under a minute (ARGS=… for pytest)
	$(pytest) -n 2 --dist worksteal -m "not slow" $(if $(ARGS),$(ARGS),tests/sitegen tests/house)

serve: setup ## Live preview of the main site (SITE=… for another)
	$(cli) serve $(SITE)

check: setup ## Data, translations and reports only; seconds, no build
	$(cli) check $(ARGS)

handbook: setup ## Live preview of the editors' handbook (redaktion/)
	NO_MKDOCS_2_WARNING=1 .venv/bin/mkdocs serve --livereload -f redaktion/mkdocs.yml

messages: setup ## Bring the translation catalogues up to templates and data
	$(cli) messages

schemas: setup ## Write the JSON Schemas of data/ anew from the models
	$(cli) schema

bundle: setup ## Pack what was built as one archive, with sums and what it was built with
	$(cli) bundle

verify: setup ## Ask a live site whether it is what was built (URL=… SITE=…, ARGS=… for the verb)
	$(cli) verify $(URL) --site $(SITE) $(ARGS)

changes: setup ## What dist/ changes for readers, beside the main branch (FORMER=… another dist/, OUT=… a file)
	@$(if $(FORMER),,scripts/former.sh .cache/former)
	@$(cli) changes $(or $(FORMER),.cache/former) $(if $(OUT),--out "$(OUT)")

lock: ## Write the locked packages anew (requirements*.txt from requirements*.in, with hashes)
	@scripts/setup.sh lock

clean: ## Remove what was built, and the caches
	rm -rf dist .dist.lock .dist-* .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find scripts tests -name __pycache__ -prune -exec rm -rf {} +

distclean: clean ## Remove the installed packages too
	rm -rf .venv tests/browser/node_modules

# What the nightly workflow says to people, as issues: 3 says that something is soon old.
remind: setup
	@mkdir -p .cache
	@$(cli) due --ahead 60 --format markdown >.cache/due.md; case $$? in \
	  0) ;; \
	  3) scripts/issue.sh "Kontakter som snart är för gamla" <.cache/due.md ;; \
	  *) exit 1 ;; \
	esac

alarm:
	@echo "Sajterna är kvar som de var och blir gamla. Så gick det: $(RUN)" | scripts/issue.sh "Nattens bygge misslyckades"

setup:
	@scripts/setup.sh site

setup-tests:
	@scripts/setup.sh tests
