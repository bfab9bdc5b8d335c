# Two commands are enough: `make run` and `make test`. Both install what they need into .tools/ and node_modules/.
# V=1 shows what a step prints; otherwise it goes to .tools/log/ and only its end is shown when the step fails.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test setup setup-test wasm www dist size cli check-reproducible agree bench spark oracle lint test-native test-wasm-node test-wasm-chrome test-e2e test-old-browser test-long fuzz mutants audit clean distclean

# Folders are listed too: their date changes when a file in them goes.
SOURCES := $(wildcard build.rs) Cargo.toml Cargo.lock .cargo/config.toml rust-toolchain.toml scripts/build-wasm scripts/check-wasm.mjs \
  $(shell find src rules 2>/dev/null)

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-18s %s\n", $$1, $$2 }' Makefile

run: wasm ## Build everything and serve the page on a free local port (Ctrl-C stops it)
	@node www/build.mjs --serve

test: setup-test ## Run all checks and tests, in this order, until one fails
	@scripts/run-tests

setup: ## Install what building needs; quick when it is there already
	@scripts/setup

setup-test: ## Install what the tests need too: Chromium, ChromeDriver, a Chinese font, Python
	@scripts/setup --test

wasm: www/pkg/.built ## Build the WebAssembly module into www/pkg, if its sources changed
	@:

www/pkg/.built: $(SOURCES) | setup
	@scripts/build-wasm

www: wasm ## Bundle the page into www/dist
	@scripts/build-www

dist: wasm ## Make what is handed out, in dist: the npm package, the one script, sizes and hashes
	@scripts/build-dist

size: dist ## Weigh what ships by part; fails above a budget
	@node scripts/size.mjs

check-reproducible: ## Build dist again from another folder and cargo home, and compare every byte (minutes)
	@scripts/check-reproducible

cli: setup ## Build the command line into target/native/judicial-relief
	@scripts/run-tests cli

agree: setup-test wasm cli ## Compare module and command line byte for byte: the corpus and 10,000 random cases
	@node tests/agree/agree.mjs 10000

bench: setup-test cli www dist ## Measure stages, module, page, command line and sizes beside yardsticks and peers (10 minutes)
	@scripts/bench

spark: cli ## Pipe partitions through the command line in Spark's local mode, where pyspark is installed (PYTHON=…)
	@scripts/run-tests spark

oracle: setup-test wasm ## Compare the module with a second implementation on 50,000 random cases
	@python3 tests/oracle/compare.py 50000

lint: setup ## Check the format, clippy's warnings (native and wasm32) and the page's types
	@scripts/run-tests fmt clippy clippy-wasm
	@$(MAKE) --no-print-directory --old-file=setup wasm
	@scripts/run-tests types

test-native: setup ## Run the native tests, doc tests included
	@scripts/run-tests native

test-wasm-node: setup ## Run the module's tests in Node
	@scripts/run-tests wasm-node

test-wasm-chrome: setup-test ## Run the same tests in headless Chromium
	@scripts/run-tests wasm-chrome

test-e2e: setup-test www ## Use the page in headless Chromium, with Playwright
	@scripts/run-tests e2e

test-old-browser: setup-test www ## Use the one script in Chromium 79, and look for what it does not have
	@scripts/run-tests old-methods old-browser

test-long: setup ## Run the native tests that take minutes, and fuzz every target for 30 seconds
	@cargo test --locked --test exhaustive -- --ignored
	@scripts/fuzz 30

fuzz: ## Fuzz every target for 10 minutes; scripts/fuzz 60 case for one of them
	@scripts/fuzz 600

mutants: ## Change rules and parameters one place at a time, and see that tests notice; an hour or two; goes on where it was stopped
	@scripts/mutants

audit: setup ## Look at licences, sources and known holes of all that is built in
	@scripts/audit

clean: ## Remove what was built
	@rm -rf target www/pkg www/dist dist test-results playwright-report

distclean: clean ## Remove what was installed into this folder, too
	@rm -rf .tools node_modules
