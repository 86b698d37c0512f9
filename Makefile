# The project's jobs. `make demo` and `make test` install what they need.
VENV ?= .venv
PORT ?= 8001
SERVE ?= 1
BIN := $(VENV)/bin
DIABAN := $(BIN)/diaban
DEMO := --config demo.toml

.PHONY: demo test test-slow programs lint eval bench bench-site confidence docs screenshots lock clean

demo: $(VENV)/.installed
	@$(DIABAN) $(DEMO) import corpus/samples/html corpus/samples/text
	@$(DIABAN) $(DEMO) refresh --no-scrape
ifeq ($(SERVE),1)
	@echo "The site is on http://127.0.0.1:$(PORT)/ (Ctrl-C stops it)"
	@$(DIABAN) $(DEMO) serve --port $(PORT)
else
	@echo "The site is built; 'make demo' without SERVE=0 serves it on http://127.0.0.1:$(PORT)/"
endif

# Workers that steal begin with files of tests that stand together, so that most of what a file needs is built
# once; what is compiled is kept, for the tests start many a process.
test: export PYTHONDONTWRITEBYTECODE =
test:
	@scripts/venv $(VENV)
	@$(MAKE) --no-print-directory -j 2 lint programs
	@$(BIN)/pytest -q -n 2 --dist worksteal -m "not slow"

# What takes minutes: fuzzing, thousands of articles with kills on the way, the next line of Datasette.
test-slow: $(VENV)/.installed-test $(VENV)-next/.installed
	@scripts/nginx $(VENV)/nginx
	@$(BIN)/pytest -q -n 2 -m slow --durations=10

# What tests need and pip has not.
programs:
	@scripts/chromium
	@scripts/nginx $(VENV)/nginx

lint: $(VENV)/.installed-test
	@$(BIN)/ruff format --check -q .
	@$(BIN)/ruff check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

eval: $(VENV)/.installed
	@$(DIABAN) extract corpus/gold/samples.articles.jsonl -o var/samples.facts.jsonl
	@$(DIABAN) evaluate corpus/gold/samples.gold.jsonl var/samples.facts.jsonl

bench: $(VENV)/.installed-bench
	@$(BIN)/python bench/throughput.py
	@$(BIN)/python bench/dates.py
	@$(BIN)/python bench/joining.py

# A site of a million invented facts (some 10 minutes and 2.5 GB in var/bench), then every kind of page beside
# plain Datasette's: bench/site.md.
bench-site: $(VENV)/.installed
	@$(BIN)/python bench/make_site.py var/bench
	@$(BIN)/python bench/load_site.py var/bench --dump --report bench/site.md

# Counts anew how often each rule is right on the gold sets, which gives facts their confidence, and how much is found.
confidence: $(VENV)/.installed
	@$(BIN)/python scripts/confidence.py
	@$(BIN)/python scripts/recall.py

docs: $(VENV)/.installed-test
	@$(BIN)/python scripts/docs.py

# The pictures of the documentation, anew: needs Chromium.
screenshots: $(VENV)/.installed-test
	@scripts/chromium
	@$(BIN)/python scripts/screenshots.py

# Pins what is installed now; the ranges in pyproject.toml say what may change.
lock: $(VENV)/.installed-test
	@$(BIN)/pip freeze --exclude-editable --exclude diaban > requirements.lock

# Leaves var/ alone but for the demo's and the benchmark's parts: your own database is there.
clean:
	rm -rf $(VENV) $(VENV)-next var/demo var/bench .mypy_cache .ruff_cache .pytest_cache

$(VENV)/.installed: pyproject.toml requirements.lock
	@scripts/venv $(VENV)
	@echo "Installing diaban into $(VENV) …"
	@$(BIN)/pip install -q -c requirements.lock -e .
	@touch $@

$(VENV)/.installed-bench: $(VENV)/.installed
	@echo "Installing what the benchmarks compare with …"
	@$(BIN)/pip install -q -c requirements.lock -e '.[bench]'
	@touch $@

$(VENV)-next/.installed: pyproject.toml
	@scripts/venv $(VENV)-next
	@echo "Installing the next line of Datasette into $(VENV)-next …"
	@$(VENV)-next/bin/pip install -q 'datasette>=1.0a41,<1.1'
	@$(VENV)-next/bin/pip install -q --no-deps -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml requirements.lock
	@scripts/venv $(VENV)
	@echo "Installing diaban and what its tests need into $(VENV) …"
	@$(BIN)/pip install -q -c requirements.lock -e '.[test]'
	@touch $(VENV)/.installed $@
