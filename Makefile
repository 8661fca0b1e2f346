# make run    install once, index the documents, open the assistant (make run DOCS=folder: your own)
# make test   every check there is; make check is its fast half
# A machine needs Python >= 3.11 and make; nothing is installed outside .venv.

PYTHON ?= python3
DOCS ?=
BENCH ?= ../shared/data
# torch for the processor alone; where pip already knows a "+cpu" wheel, that one is taken
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
TORCH := torch==2.13.0$(if $(filter Linux,$(shell uname -s)),+cpu)
# what reads .doc, .rtf and .odt, what reads scans, fonts for both, and a server for the tests
APT_PACKAGES := libreoffice-writer-nogui tesseract-ocr-vie tesseract-ocr-osd \
  fonts-liberation fonts-noto-core fonts-dejavu-core postgresql
# the tests of one module stay in one process and share what it has read
PYTEST := $(BIN)/pytest -q --numprocesses=logical --maxprocesses=4 --dist=loadfile
CONSTRAINED := --constraint constraints.txt

.PHONY: run lint check test bench bench-peers system-deps wheels clean
.DELETE_ON_ERROR:

run: $(VENV)/.installed
	@$(BIN)/troly run $(if $(DOCS),--docs "$(DOCS)")

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint
	$(PYTEST)

test: lint | quiet-system-deps
	$(PYTEST) -m "not live"

# Question sets in BEIR layout, phrases with the duties read from them, and one paper in every format:
# BENCH=folder of all. The last reads ten thousand broken files, in some forty minutes.
bench: $(VENV)/.dev
	$(BIN)/python -m tests.bench.retrieval $(wildcard $(BENCH)/retrieval/*)
	$(BIN)/python -m tests.bench.noise $(wildcard $(BENCH)/retrieval/*)
	$(BIN)/python -m tests.bench.ranker $(wildcard $(BENCH)/retrieval/law) $(wildcard $(BENCH)/retrieval/regulation) $(wildcard $(BENCH)/retrieval/xquad-vi)
	$(BIN)/python -m tests.bench.spans $(wildcard $(BENCH)/retrieval/regulation) $(wildcard $(BENCH)/retrieval/xquad-vi)
	$(BIN)/python -m tests.bench.answers
	$(BIN)/troly bench obligations $(BENCH)/obligation_phrases.jsonl
	$(BIN)/python -m tests.bench.files $(BENCH)/files
	$(BIN)/python -m tests.bench.reading $(BENCH)/files
	$(BIN)/python -m tests.bench.kills
	$(BIN)/python -m tests.bench.planning
	$(BIN)/python -m tests.bench.deliveries
	$(BIN)/python -m tests.bench.deliveries --processes 4 --database postgresql --without-naive
	$(BIN)/python -m tests.bench.updates
	$(BIN)/python -m tests.bench.hostile $(BENCH)/files samples

# Retrieval beside what others use, some forty minutes; then its growth, some ten. docs/benchmarks.md
bench-peers: $(VENV)/.bench
	$(BIN)/python -m tests.bench.retrieval_peers $(wildcard $(BENCH)/retrieval/*)
	$(BIN)/python -m tests.bench.growth $(BENCH)/retrieval/law

# Only root on a Debian-like system can; without them the tests that need them are skipped, and say so.
.PHONY: quiet-system-deps
quiet-system-deps:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  $(MAKE) --no-print-directory system-deps \
	    || echo "system packages could not be installed: tests that need them will be skipped" >&2; \
	fi

system-deps:
	@missing=$$(for package in $(APT_PACKAGES); do \
	    dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q "ok installed" || echo $$package; \
	  done); \
	if [ -n "$$missing" ]; then \
	  echo "installing $$missing" && apt-get update -qq \
	  && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

# A folder from which an office computer of the same kind installs without a network.
wheels: $(VENV)/.created
	$(PIP) wheel --quiet --no-deps --wheel-dir wheels "$(TORCH)" 2>/dev/null \
	  || $(PIP) wheel --no-deps --wheel-dir wheels --index-url $(TORCH_INDEX) "$(TORCH)"
	$(PIP) wheel $(CONSTRAINED) --wheel-dir wheels --find-links wheels .

clean:
	rm -rf $(VENV) wheels

# --- the environment, in steps that each leave a stamp, so that an interrupted install resumes ---

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Cần Python 3.11 trở lên (needs Python >= 3.11): make $(MAKECMDGOALS) PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Thiếu python3-venv, hãy cài: sudo apt install python3-venv" >&2; exit 1; }
	@$(PIP) --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --quiet --quiet "pip>=25.1"
	@touch $@

# Never the CUDA build by accident: several GB that nothing here uses.
$(VENV)/.torch: | $(VENV)/.created
	@echo "Đang cài $(TORCH) (khoảng 200 MB, một lần)…"
	@$(PIP) install --quiet --no-deps "$(TORCH)" 2>/dev/null \
	  || $(PIP) install --quiet --no-deps --index-url $(TORCH_INDEX) "$(TORCH)" \
	  || { echo "Không tải được $(TORCH); nơi khác: make $(MAKECMDGOALS) TORCH_INDEX=https://…" >&2; exit 1; }
	@touch $@

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/.torch
	@echo "Đang cài các thư viện (một lần)…"
	@$(PIP) install --quiet --quiet $(CONSTRAINED) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/.installed
	@$(PIP) install --quiet --quiet $(CONSTRAINED) --group dev
	@touch $@

$(VENV)/.bench: pyproject.toml constraints.txt | $(VENV)/.dev
	@$(PIP) install --quiet --quiet $(CONSTRAINED) --group bench
	@touch $@
