//! The command line as others run it: exit codes, streams, files, order, and that nothing is lost.

#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

const SUMMARY_START: &str = "file,row,id,applicant,sheet,first_of_sheet,as_of,outcomes,";

fn run(arguments: &[&str], input: &str) -> Output {
    run_bytes(arguments, input.as_bytes())
}

fn run_bytes(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_judicial-relief"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // What is refused at once is not read to its end.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("ends");
    writer.join().expect("written");
    output
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("ended by itself")
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn corpus(name: &str) -> String {
    let file = fs::read_to_string(format!("tests/cases/{name}.json")).expect("reads");
    serde_json::from_str::<Value>(&file).expect("JSON")["input"].to_string()
}

/// Six months at a yearly wage of 124,110 yuan.
fn six_months() -> String {
    corpus("proposal-months-six")
}

#[test]
fn one_case_is_explained() {
    let zh = run(&["assess"], &six_months());
    assert_eq!((code(&zh), err(&zh)), (0, String::new()));
    assert!(out(&zh).contains("372,330元") && out(&zh).contains("62,055元"), "{}", out(&zh));
    assert!(!out(&zh).contains('\u{1b}'), "no colour where there is no terminal");
    let en = run(&["assess", "--lang", "en", "-"], &six_months());
    assert!(out(&en).contains("372,330 yuan") && out(&en).contains("Eligible"), "{}", out(&en));
}

#[test]
fn json_is_that_of_the_library() {
    let output = run(&["assess", "--json", "--lang", "en"], &six_months());
    let expected = judicial_relief::explain_text(&six_months(), judicial_relief::explain::Lang::En).expect("an answer");
    assert_eq!(out(&output), format!("{expected}\n"));
}

#[test]
fn an_invalid_case_is_told_with_its_remedy() {
    let case = six_months().replace("2025-12-01", "2025-02-30");
    let output = run(&["assess", "--lang", "en"], &case);
    assert_eq!((code(&output), out(&output)), (2, String::new()));
    assert!(err(&output).contains("frame.as_of"), "{}", err(&output));
    let output = run(&["assess", "--json"], &case);
    assert_eq!(code(&output), 2);
    assert!(out(&output).starts_with(r#"{"status":"invalid""#));
}

#[test]
fn exit_codes_are_those_of_the_help() {
    assert_eq!(code(&run(&["--help"], "")), 0);
    assert_eq!(code(&run(&["--nope"], "")), 64);
    assert_eq!(code(&run(&["compare", "-"], "")), 64);
    assert_eq!(code(&run(&["assess", "/does/not/exist"], "")), 66);
    assert_eq!(code(&run(&["assess", "."], "")), 66);
    assert_eq!(code(&run(&["batch", "--failed", "/does/not/exist"], "")), 73);
    assert_eq!(code(&run_bytes(&["assess"], b"\xff\xfe")), 74);
    let help = out(&run(&["--help"], ""));
    for number in ["0 ", "1 ", "2 ", "64", "66", "70", "73", "74"] {
        assert!(help.contains(&format!("\n  {number} ")), "{number}: {help}");
    }
    assert!(help.starts_with("国家司法救助测算 | State judicial assistance"), "{help}");
}

#[test]
fn the_version_names_engine_and_rulebook() {
    let version = out(&run(&["--version"], ""));
    let expected =
        format!("judicial-relief {} (rulebook {})\n", judicial_relief::ENGINE_VERSION, judicial_relief::RULEBOOK_HASH);
    assert_eq!(version, expected);
}

#[test]
fn a_receipt_is_written_and_verified_and_a_false_one_is_found() {
    let folder = folder("receipt");
    let path = folder.join("receipt.json");
    let path = path.to_str().expect("a path");
    assert_eq!(code(&run(&["assess", "--receipt", path], &six_months())), 0);
    assert_eq!(code(&run(&["verify", path], "")), 0);
    let altered = fs::read_to_string(path).expect("reads").replace("62055", "99999");
    let found = run(&["verify", "--lang", "en"], &altered);
    assert_eq!(code(&found), 1);
    assert!(out(&found).contains("99999") && out(&found).contains("62055"), "{}", out(&found));
    let found: Value = serde_json::from_str(&out(&run(&["verify", "--json"], &altered))).expect("JSON");
    assert_eq!(found["verification"]["intact"], false);
    assert_eq!(code(&run(&["verify"], "{}")), 2);
    // An invalid case has no receipt.
    let none = folder.join("none.json");
    assert_eq!(code(&run(&["assess", "--receipt", none.to_str().expect("a path")], "{}")), 2);
    assert!(!none.exists());
}

fn cells(line: &str) -> Vec<&str> {
    line.split(',').collect()
}

fn cell<'a>(table: &'a str, row: usize, column: &str) -> &'a str {
    let mut lines = table.lines();
    let at = cells(lines.next().expect("a heading")).iter().position(|name| *name == column).expect("a column");
    cells(lines.nth(row).expect("a row"))[at]
}

#[test]
fn a_table_of_cases_gives_a_table_of_applicants() {
    // 36 months of 124,110 yuan a year are 372,330; three months are 31,027.5, in whole yuan 31,027.
    let table = "id,frame.as_of,frame.region,frame.own_annual_wage,frame.victims,frame.households,frame.applicants,\
                 facts.victims.v1.crime,choices.sheets.v1.proposed_months\n\
                 =cmd,2025-12-01,420000,124110,v1,h1,a1:v1:h1;a2:v1:h1,true,3\n\
                 second,2025-12-01,420000,124110.00,v1,h1,a1:v1:h1,,\n";
    let output = run(&["batch", "--format", "csv"], table);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let found = out(&output);
    assert!(found.starts_with(SUMMARY_START), "{found}");
    assert_eq!(found.lines().count(), 4);
    assert_eq!(cell(&found, 0, "id"), "'=cmd");
    assert_eq!((cell(&found, 0, "applicant"), cell(&found, 1, "applicant")), ("a1", "a2"));
    assert_eq!((cell(&found, 0, "first_of_sheet"), cell(&found, 1, "first_of_sheet")), ("1", "0"));
    assert_eq!((cell(&found, 0, "row"), cell(&found, 2, "row")), ("1", "2"));
    for row in 0..3 {
        assert_eq!(cell(&found, row, "general_limit_low"), "372330");
        assert_eq!(cell(&found, row, "general_limit_high"), "372330");
    }
    assert_eq!(cell(&found, 0, "proposal"), "31027");
    assert_eq!((cell(&found, 2, "proposal"), cell(&found, 2, "payable")), ("", ""));
    assert_eq!(cell(&found, 2, "outcomes"), "eligible|discretion|generally_not|refer|excluded");
    assert!(err(&output).contains("2 cases read: 2 written, 0 failed"), "{}", err(&output));
}

#[test]
fn a_table_and_lines_of_json_come_to_the_same() {
    let table = "frame.as_of,frame.region,frame.victims,frame.households,frame.applicants,facts.victims.v1.died,\
                 facts.victims.v1.crime,facts.victims.v1.losses.0.item,facts.victims.v1.losses.0.amount,facts.applicants.a1.age\n\
                 2025-12-01,420000,v1,h1,a1:v1:h1,FALSE,cannot_be_established,medical,1.5,14\n";
    let line = json!({
        "frame": { "as_of": "2025-12-01", "region": "420000", "victims": ["v1"], "households": ["h1"],
                   "applicants": [{ "id": "a1", "victim": "v1", "household": "h1" }] },
        "facts": { "victims": { "v1": { "died": false, "crime": "cannot_be_established",
                   "losses": [{ "item": "medical", "amount": "1.5" }] } }, "applicants": { "a1": { "age": 14 } } }
    });
    let arguments = ["batch", "--to", "answers", "--quiet", "--format"];
    let of_table = run(&[&arguments[..], &["csv"]].concat(), table);
    let of_line = run(&[&arguments[..], &["ndjson"]].concat(), &line.to_string());
    assert!(out(&of_line).starts_with(r#"{"status":"assessed""#));
    assert_eq!(out(&of_table), out(&of_line));
}

#[test]
fn unknown_columns_are_named_and_nothing_is_read() {
    let output = run(&["batch", "--format", "csv"], "frame.as_of,facts.victims.v1.crimes,name\n2025-12-01,true,x\n");
    assert_eq!(code(&output), 64);
    assert!(err(&output).contains("facts.victims.v1.crimes") && err(&output).contains("name"), "{}", err(&output));
    let columns = out(&run(&["batch", "--columns"], ""));
    assert!(columns.contains("facts.victims.<id>.crime\t") && columns.contains("frame.as_of\t"), "{columns}");
}

#[test]
fn nothing_is_lost() {
    let folder = folder("failed");
    let path = folder.join("failed.ndjson");
    let good = six_months();
    let wrapped = format!("{{\"id\":\"wrapped\",\"case\":{}}}", good.replace("420000", "990000"));
    let long = format!("{{\"x\":\"{}\"}}", "y".repeat(2 * 1024 * 1024));
    let mut input = Vec::new();
    for line in [good.as_bytes(), b"{", b"", b"\xff\xff", wrapped.as_bytes(), long.as_bytes(), good.as_bytes()] {
        input.extend_from_slice(line);
        input.push(b'\n');
    }
    let output = run_bytes(&["batch", "--to", "ndjson", "--failed", path.to_str().expect("a path")], &input);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("6 cases read: 2 written, 4 failed"), "{}", err(&output));
    let rows: Vec<u64> = out(&output)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["row"].as_u64().expect("a row"))
        .collect();
    assert_eq!(rows, [1, 7]);
    let failed: Vec<Value> = fs::read_to_string(&path)
        .expect("reads")
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let ids: Vec<_> = failed.iter().map(|line| (line["row"].clone(), line["problems"][0]["id"].clone())).collect();
    let expected = [(2, "not_json"), (4, "not_utf8"), (5, "unknown_region"), (6, "text_too_long")];
    assert_eq!(ids, expected.map(|(row, id)| (json!(row), json!(id))));
    assert_eq!((&failed[0]["input"], &failed[2]["id"]), (&json!("{"), &json!("wrapped")));
    assert_eq!(failed[2]["input"], json!(wrapped));
    // Without a file of their own they go to the standard error.
    let output = run(&["batch", "--quiet"], "{\n");
    assert!(err(&output).starts_with(r#"{"file":"-","row":1,"#), "{}", err(&output));
}

/// Names that a spreadsheet would compute, that turn the cells beside them, or that a terminal obeys.
#[test]
fn hostile_names_stay_names() {
    let names = [
        "=HYPERLINK(\"http://x\",\"y\")",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1",
        "a;=1",
        "a\n=1",
        "\u{202E}001",
        "\u{200B}=1",
        "\u{1B}[2Jx",
        "\0",
        "<img src=x onerror=alert(1)>",
        "\",\"problems\":[",
    ];
    let mut input = String::new();
    for name in names {
        for case in [six_months(), "{}".to_owned()] {
            let case: Value = serde_json::from_str(&case).expect("JSON");
            input.push_str(&format!("{{\"id\":{},\"case\":{case}}}\n", json!(name)));
        }
    }
    let output = run(&["batch", "--quiet"], &input);
    let table = out(&output);
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let ids: Vec<String> = rows.records().map(|row| row.expect("a row").get(2).expect("an id").to_owned()).collect();
    assert_eq!(ids.len(), names.len());
    for (id, name) in ids.iter().zip(names) {
        assert!(!id.starts_with(['=', '+', '-', '@', '＝', '\t', '\r', '\n']), "{id:?}");
        assert_eq!(id.trim_start_matches('\''), judicial_relief::visible(name), "{id:?}");
    }
    // Also where a spreadsheet parts cells by semicolons or tabs, none begins with a sign outside quotation marks.
    assert!(!table.contains(";=1\n") && table.contains("\"a;=1\""), "{table}");
    assert!(!table.contains(['\u{202E}', '\u{200B}', '\u{1B}', '\0']), "{table:?}");
    let failed: Vec<Value> = err(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(failed.iter().map(|line| line["id"].as_str().expect("an id")).collect::<Vec<_>>(), names);
    assert!(!err(&output).contains('\u{1B}'));

    let table = out(&run(&["compare", "--as-of", "2024-12-01", "--as-of", "2025-12-01"], &input));
    assert!(!table.contains(['\u{202E}', '\u{200B}', '\u{1B}', '\0']), "{table:?}");
    let heading = "frame.as_of,\u{1B}[2J\u{202E}x\n";
    let refused = err(&run(&["batch", "--format", "csv"], heading));
    assert!(refused.contains("⟨U+001B⟩[2J⟨U+202E⟩x") && !refused.contains(['\u{1B}', '\u{202E}']), "{refused:?}");
    let standard = json!({ "id": "x", "name_zh": "a\u{202E}", "\u{1B}[2J": 1, "place": "<b>" }).to_string();
    let checked = err(&run(&["check"], &standard));
    assert!(checked.contains("U+202E") && checked.contains("⟨U+001B⟩[2J"), "{checked:?}");
    assert!(!checked.contains(['\u{1B}', '\u{202E}']), "{checked:?}");
}

#[test]
fn a_row_with_cells_missing_is_one_bad_row() {
    let table = "id,frame.as_of,frame.victims,frame.households,frame.applicants\n\
                 one,2025-12-01,v1\n\
                 two,2025-12-01,v1,h1,a1:v1:h1\n";
    let output = run(&["batch", "--format", "csv"], table);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("wrong_number_of_cells") && err(&output).contains("1 written, 1 failed"));
    assert_eq!(cell(&out(&output), 0, "id"), "two");
}

/// Each row carries its own number as the proposed yuan, so a row out of place would be seen.
#[test]
fn results_stand_in_the_order_of_the_input_however_many_work() {
    let case = |amount: usize| {
        format!(
            r#"{{"id":"n{amount}","case":{{"frame":{{"as_of":"2025-12-01","region":"420000","victims":["v1"],"households":["h1"],"applicants":[{{"id":"a1","victim":"v1","household":"h1"}}]}},"choices":{{"sheets":{{"v1":{{"proposed_amount":"{amount}"}}}}}}}}}}"#
        )
    };
    let input: String = (1..=3000).map(|amount| case(amount) + "\n").collect();
    let one = run(&["batch", "--threads", "1"], &input);
    let found = out(&one);
    assert_eq!(found.lines().count(), 3001);
    for at in [0, 1, 255, 256, 1500, 2999] {
        assert_eq!(cell(&found, at, "proposal"), (at + 1).to_string());
        assert_eq!(cell(&found, at, "id"), format!("n{}", at + 1));
    }
    for threads in ["2", "7"] {
        assert_eq!(out(&run(&["batch", "--threads", threads], &input)), found);
    }
}

#[test]
fn several_files_are_read_one_after_the_other() {
    let folder = folder("files");
    let (first, second) = (folder.join("a.json"), folder.join("b.ndjson"));
    let pretty = serde_json::to_string_pretty(&serde_json::from_str::<Value>(&six_months()).expect("JSON"));
    fs::write(&first, pretty.expect("writes")).expect("writes");
    fs::write(&second, format!("{0}\n{0}\n", six_months())).expect("writes");
    let (first, second) = (first.to_str().expect("a path"), second.to_str().expect("a path"));
    let output = run(&["batch", first, second], "");
    let found = out(&output);
    let files: Vec<&str> = (0..3).map(|row| cell(&found, row, "file")).collect();
    assert_eq!(files, [first, second, second]);
    assert_eq!(code(&run(&["batch", first, "/does/not/exist"], "")), 66);
}

#[test]
fn who_reads_no_further_is_no_fault() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_judicial-relief"))
        .args(["batch", "--quiet", "--to", "answers"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("a pipe");
    let line = six_months() + "\n";
    let writer = std::thread::spawn(move || (0..2000).all(|_| stdin.write_all(line.as_bytes()).is_ok()));
    assert_eq!(child.wait().expect("ends").code(), Some(0));
    writer.join().expect("written");
}

/// Hubei: 109,227 yuan published for 2023, 108,795 for 2024; 36 months are three years: 327,681 and 326,385, 1,296 less.
#[test]
fn past_cases_under_two_days() {
    let case = |id: &str| {
        format!(
            r#"{{"id":"{id}","case":{{"frame":{{"as_of":"2024-12-01","region":"420000","victims":["v1"],"households":["h1"],"applicants":[{{"id":"a1","victim":"v1","household":"h1"}},{{"id":"a2","victim":"v1","household":"h1"}}]}}}}}}"#
        )
    };
    let input = format!("{}\n{}\nnot a case\n", case("x"), case("y"));
    let days = ["compare", "--as-of", "2024-12-01", "--as-of", "2025-12-01"];
    let output = run(&[&days[..], &["--json"]].concat(), &input);
    assert_eq!(code(&output), 1);
    let found: Value = serde_json::from_str(&out(&output)).expect("JSON");
    let totals = &found["totals"];
    assert_eq!((&totals["cases"], &totals["differing"], &totals["applicants"]), (&json!(2), &json!(2), &json!(4)));
    assert_eq!((&totals["gain"], &totals["lose"]), (&json!(0), &json!(4)));
    assert_eq!(found["failed"][0]["row"], 3);
    let change = &found["cases"][0]["changes"][0];
    assert_eq!((&change["field"], &change["side"]), (&json!("general_limit"), &json!("loses")));
    assert_eq!((&change["before"], &change["after"]), (&json!("327681"), &json!("326385")));
    assert_eq!(change["by"], json!("-1296"));
    let sum = &totals["sums"][0];
    assert_eq!((&sum["field"], &sum["sheets"], &sum["lower"]), (&json!("general_limit"), &json!(2), &json!(2)));
    assert_eq!(sum["by"], json!("-2592"));

    let table = out(&run(&days, &input));
    assert!(table.contains("general_limit\t327681\t326385\t-1296\tloses"), "{table}");
    let same = run(&["compare", "--as-of", "2025-12-01", "--as-of", "2025-12-01"], &case("x"));
    assert_eq!(code(&same), 0);
}

/// The local standards are marks that stop nothing: of a case without proposal nothing changes, of one above the mark only
/// its checks.
#[test]
fn past_cases_under_two_local_standards() {
    let case = corpus("profile-zhuzhou-cap-one-fen-over");
    let profile = serde_json::from_str::<Value>(&case).expect("JSON")["frame"]["profile"].clone();
    let profile = profile.as_str().expect("a profile").to_owned();
    let output = run(&["compare", "--profile", "none", "--profile", &profile, "--json"], &case);
    let found: Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(code(&output), 1);
    let changes = found["cases"][0]["changes"].as_array().expect("changes");
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert_eq!((&changes[0]["field"], &changes[0]["after"]), (&json!("checks"), &json!("soft_cap:above")));
    assert_eq!((&found["totals"]["gain"], &found["totals"]["lose"]), (&json!(0), &json!(0)));
}

/// A standard that is not built in comes from its file, and changes what the same standard changes when it is.
#[test]
fn past_cases_under_a_local_standard_of_ones_own() {
    let case = corpus("profile-zhuzhou-cap-one-fen-over");
    let case: Value = serde_json::from_str(&case).expect("JSON");
    let name = case["frame"]["profile"].as_str().expect("a profile");
    let built_in = format!("rules/profiles/{name}.json");
    let compared = |profile: &str| {
        let arguments = ["compare", "--profile", "none", "--profile", profile, "--json", "--threads", "2"];
        let found: Value = serde_json::from_str(&out(&run(&arguments, &case.to_string()))).expect("JSON");
        (found["cases"].clone(), found["totals"].clone())
    };
    assert_eq!(compared(&built_in), compared(name));

    let folder = folder("standard");
    let wrong = folder.join("wrong.json");
    fs::write(&wrong, "{}").expect("writes");
    let wrong = wrong.to_str().expect("UTF-8");
    let output = run(&["compare", "--profile", "none", "--profile", wrong], "");
    assert_eq!(code(&output), 64);
    assert!(err(&output).contains("is no local standard"), "{}", err(&output));
    assert_eq!(code(&run(&["compare", "--profile", "none", "--profile", "nowhere"], "")), 66);
}

/// The example of the README: parts of a file by several processes come to the same as the whole by one.
#[test]
fn parts_of_a_file_come_to_the_same_as_the_whole() {
    let folder = folder("parts");
    let lines: String = (0..500)
        .map(|at| {
            if at % 100 == 7 {
                "{\n".to_owned()
            } else {
                six_months().replace("\"6\"", &format!("\"{}\"", at % 36)) + "\n"
            }
        })
        .collect();
    fs::write(folder.join("cases.ndjson"), &lines).expect("writes");
    let readme = fs::read_to_string("README.md").expect("reads");
    let script = readme.lines().find(|line| line.starts_with("split ")).expect("the example");
    let folders = std::path::Path::new(env!("CARGO_BIN_EXE_judicial-relief")).parent().expect("a folder");
    let path = format!("{}:{}", folders.display(), std::env::var("PATH").unwrap_or_default());
    let status = Command::new("sh").args(["-c", script]).current_dir(&folder).env("PATH", path).status().expect("runs");
    // xargs: some of the processes ended with a code between 1 and 125.
    assert_eq!(status.code(), Some(123));
    let read = |name: &str| {
        let mut names: Vec<_> =
            fs::read_dir(&folder).expect("reads").map(|entry| entry.expect("an entry").path()).collect();
        names.sort();
        let texts = names.iter().filter(|path| path.to_string_lossy().ends_with(name));
        texts.map(|path| fs::read_to_string(path).expect("reads")).collect::<Vec<_>>()
    };
    // File and row are those of the part; the rest of each row, in order, is that of the whole.
    let rest = |table: &str| -> Vec<String> {
        table.lines().skip(1).map(|line| line.splitn(3, ',').nth(2).expect("cells").to_owned()).collect()
    };
    let parts: Vec<String> = read(".csv").iter().flat_map(|table| rest(table)).collect();
    let whole = rest(&out(&run(&["batch", "-q"], &lines)));
    assert_eq!(whole.len(), 495);
    assert_eq!(parts, whole);
    assert_eq!(read(".failed").iter().map(|text| text.lines().count()).sum::<usize>(), 5);
}

/// The command of `examples/spark.py`: what a partition's process says holds rows and failed cases, each line whole, and all of
/// them together are those of a single run. `make spark` runs the same in Spark.
#[test]
fn partitions_piped_through_the_command_of_the_example_come_to_the_same_as_the_whole() {
    let example = fs::read_to_string("examples/spark.py").expect("reads");
    let command = example.split("PROGRAM = \"sh -c '").nth(1).and_then(|rest| rest.split("'\"").next());
    let command = command.expect("the command");
    let folders = std::path::Path::new(env!("CARGO_BIN_EXE_judicial-relief")).parent().expect("a folder");
    let path = format!("{}:{}", folders.display(), std::env::var("PATH").unwrap_or_default());
    let piped = |command: &str, input: &str| {
        let mut child = Command::new("sh")
            .args(["-c", command])
            .env("PATH", &path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        let input = input.to_owned();
        let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
        let output = child.wait_with_output().expect("ends");
        writer.join().expect("written");
        output
    };
    let lines: Vec<String> = (0..2000)
        .map(|at| match at % 100 {
            13 => "{\n".to_owned(),
            57 => format!("{{\"id\":\"n{at}\",\"case\":{}}}\n", six_months().replace("420000", "999999")),
            _ => {
                let months = format!("\"{}\"", at % 36);
                format!("{{\"id\":\"n{at}\",\"case\":{}}}\n", six_months().replace("\"6\"", &months))
            }
        })
        .collect();
    let without_row = |line: &str| {
        let mut line: Value = serde_json::from_str(line).expect("JSON");
        assert!(line["row"].is_u64() && line["result"].is_object() != line["problems"].is_array(), "{line}");
        line["row"] = Value::Null;
        line
    };
    let (mut rows, mut failed) = (Vec::new(), Vec::new());
    for part in [&lines[..0], &lines[..1], &lines[1..258], &lines[258..1700], &lines[1700..]] {
        let output = piped(command, &part.concat());
        assert_eq!(code(&output), 0);
        let found = out(&output);
        // As the example tells them from each other.
        let (wrong, right): (Vec<&str>, Vec<&str>) = found.lines().partition(|line| line.contains(",\"problems\":["));
        rows.extend(right.into_iter().map(without_row));
        failed.extend(wrong.into_iter().map(without_row));
    }
    let whole = run(&["batch", "--quiet", "--to", "ndjson"], &lines.concat());
    assert_eq!(rows, out(&whole).lines().map(without_row).collect::<Vec<_>>());
    assert_eq!(failed, err(&whole).lines().map(without_row).collect::<Vec<_>>());
    assert_eq!((rows.len(), failed.len()), (1960, 40));
    assert_ne!(code(&piped(&command.replace("--quiet", "--no-such"), &lines.concat())), 0);
}

fn schema(of: &str) -> jsonschema::Validator {
    let text = out(&run(&["schema", of], ""));
    jsonschema::validator_for(&serde_json::from_str(&text).expect("JSON")).expect("a schema")
}

/// The door knows more than the form; but whatever a schema can see, it sees.
#[test]
fn schemas_fit_the_corpus() {
    const SEEN_BY_FORM: [&str; 13] = [
        "unknown_field",
        "expected_yes_no",
        "unknown_option",
        "unknown_region",
        "not_whole",
        "amount_as_text",
        "expected_text",
        "expected_list",
        "expected_object",
        "expected_name",
        "must_be_established",
        "answer_too_long",
        "day_needed",
    ];
    let (of_case, of_answer) = (schema("case"), schema("answer"));
    let (mut valid, mut seen) = (0, 0);
    for entry in walkdir::WalkDir::new("tests/cases").sort_by_file_name() {
        let entry = entry.expect("the corpus can be read");
        if entry.path().extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let name = entry.file_name().to_string_lossy();
        let file: Value = serde_json::from_str(&fs::read_to_string(entry.path()).expect("reads")).expect("JSON");
        let input = &file["input"];
        let [answer, explained] = [judicial_relief::assess_text, judicial_relief::explain_text].map(|door| {
            let answer = door(&input.to_string(), judicial_relief::explain::Lang::Zh).expect("an answer");
            let answer: Value = serde_json::from_str(&answer).expect("JSON");
            let faults: Vec<String> =
                of_answer.iter_errors(&answer).map(|fault| format!("{fault} at {}", fault.instance_path())).collect();
            assert!(faults.is_empty(), "{name}: {faults:?}");
            answer
        });
        assert_eq!(answer["assessment"], explained["assessment"], "{name}");
        assert_eq!(explained["view"].is_object(), answer["status"] == "assessed", "{name}");
        let faults: Vec<String> =
            of_case.iter_errors(input).map(|fault| format!("{fault} at {}", fault.instance_path())).collect();
        if answer["status"] == "assessed" {
            valid += 1;
            assert!(faults.is_empty(), "{name}: {faults:?}");
        } else if SEEN_BY_FORM.iter().any(|id| answer["problems"][0]["id"] == *id) {
            seen += 1;
            assert!(!faults.is_empty(), "{name} passes though {}", answer["problems"][0]);
        }
    }
    assert!(valid > 300 && seen > 8, "{valid} valid, {seen} seen");
    assert!(of_answer.validate(&json!({ "status": "assessed", "assessment": {}, "view": {} })).is_err());
}

#[test]
fn completions_name_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = out(&run(&["completions", shell], ""));
        assert!(script.contains("judicial-relief") && script.contains("verify"), "{shell}");
    }
}
