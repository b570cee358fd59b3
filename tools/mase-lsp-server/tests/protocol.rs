//! The server over its real protocol: a broken file gets the constraint's number in the right place, a good one hovers.
//!
//! Nothing here waits for ever: a thread reads, and every answer has a deadline, after which the server is ended.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

const DEADLINE: Duration = Duration::from_secs(30);

const GOOD: &str = r#"func.func @f(%x: tensor<1x64xf32>) -> tensor<1x32x!mase.fixed<8, 5>> {
  %w = mase.parameter "w" : () -> tensor<32x64xf32>
  %y = mase.linear %x, %w : (tensor<1x64xf32>, tensor<32x64xf32>) -> tensor<1x32xf32>
  %q = mase.cast %y : (tensor<1x32xf32>) -> tensor<1x32x!mase.fixed<8, 5>>
  return %q : tensor<1x32x!mase.fixed<8, 5>>
}
"#;

/// A running server; it does not outlive the test.
struct Server {
    process: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    requests: i64,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    /// A server that has been initialised.
    fn start() -> Result<Self> {
        let mut process = Command::new(env!("CARGO_BIN_EXE_mase-lsp-server"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let input = process.stdin.take().context("no stdin")?;
        let mut output = BufReader::new(process.stdout.take().context("no stdout")?);
        let (sender, messages) = channel();
        // Ends with the server's output; then the channel is closed, which `receive` reports.
        thread::spawn(move || {
            while let Ok(message) = read_message(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let mut server = Self { process, input, messages, requests: 0 };
        let answer = server
            .request("initialize", json!({ "processId": null, "rootUri": null, "capabilities": {} }))?;
        ensure!(answer["capabilities"]["hoverProvider"] == true, "no hover: {answer}");
        server.notify("initialized", json!({}))?;
        Ok(server)
    }

    fn send(&mut self, message: &Value) -> Result<()> {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len())?;
        Ok(self.input.flush()?)
    }

    fn notify(&mut self, method: &str, params: Value) -> Result<()> {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
    }

    /// The result of a request.
    fn request(&mut self, method: &str, params: Value) -> Result<Value> {
        self.requests += 1;
        let id = self.requests;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }))?;
        let answer = self.receive(method, |message| message["id"] == id)?;
        ensure!(answer.get("error").is_none(), "{method}: {answer}");
        Ok(answer["result"].clone())
    }

    /// The first message that is wanted; others are dropped.
    fn receive(&self, what: &str, wanted: impl Fn(&Value) -> bool) -> Result<Value> {
        let end = Instant::now() + DEADLINE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let message = self.messages.recv_timeout(left).with_context(|| format!("waiting for {what}"))?;
            if wanted(&message) {
                return Ok(message);
            }
        }
    }

    /// Sends a text and returns the server's diagnostics for it.
    fn diagnose(&mut self, method: &str, uri: &str, mut params: Value) -> Result<Vec<Value>> {
        params["textDocument"]["uri"] = uri.into();
        self.notify(method, params)?;
        let published = self.receive("diagnostics", |message| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
        })?;
        Ok(published["params"]["diagnostics"].as_array().context("no diagnostics")?.clone())
    }

    fn open(&mut self, uri: &str, text: &str) -> Result<Vec<Value>> {
        let document = json!({ "languageId": "mlir", "version": 1, "text": text });
        self.diagnose("textDocument/didOpen", uri, json!({ "textDocument": document }))
    }

    fn hover(&mut self, uri: &str, line: u32, character: u32) -> Result<String> {
        let position = json!({ "line": line, "character": character });
        let params = json!({ "textDocument": { "uri": uri }, "position": position });
        let answer = self.request("textDocument/hover", params)?;
        Ok(answer["contents"]["value"].as_str().with_context(|| format!("no text: {answer}"))?.to_owned())
    }

    /// Shuts the server down and checks that it ends well.
    fn stop(mut self) -> Result<()> {
        self.request("shutdown", Value::Null)?;
        self.notify("exit", Value::Null)?;
        let end = Instant::now() + DEADLINE;
        while Instant::now() < end {
            if let Some(status) = self.process.try_wait()? {
                ensure!(status.success(), "the server ended with {status}");
                return Ok(());
            }
            thread::sleep(Duration::from_millis(10));
        }
        bail!("the server did not end")
    }
}

/// Reads one message: headers, an empty line, and as many bytes of JSON as the header says.
fn read_message(output: &mut impl BufRead) -> Result<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        ensure!(output.read_line(&mut line)? > 0, "end of output");
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse()?;
        }
    }
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes)?;
    Ok(serde_json::from_slice(&bytes)?)
}

#[test]
fn broken_constraint_is_shown_at_the_op() -> Result<()> {
    let mut server = Server::start()?;
    let found = server.open(
        "test:///bad.mlir",
        &GOOD
            .replace("%x: tensor<1x64xf32>", "%x: tensor<1x63xf32>")
            .replace("(tensor<1x64xf32>,", "(tensor<1x63xf32>,"),
    )?;
    ensure!(found.len() == 1, "{found:?}");
    let message = found[0]["message"].as_str().unwrap_or_default();
    ensure!(message.starts_with("'mase.linear' op C4: "), "{message}");
    // The op's name in `  %y = mase.linear`, which LSP counts from 0.
    let range = json!({ "start": { "line": 2, "character": 7 }, "end": { "line": 2, "character": 18 } });
    ensure!(found[0]["range"] == range, "{}", found[0]["range"]);
    ensure!(found[0]["severity"] == 1, "not an error: {}", found[0]);
    server.stop()
}

#[test]
fn bad_format_is_shown_and_goes_away_when_mended() -> Result<()> {
    let mut server = Server::start()?;
    let uri = "test:///format.mlir";
    let found = server.open(uri, &GOOD.replacen("fixed<8, 5>", "fixed<0, 5>", 1))?;
    let message = found.first().and_then(|d| d["message"].as_str()).unwrap_or_default();
    ensure!(message.contains("fixed: `width` is 0"), "{found:?}");
    ensure!(found[0]["range"]["start"]["line"] == 0, "{found:?}");
    let change = json!({ "textDocument": { "version": 2 }, "contentChanges": [{ "text": GOOD }] });
    let left = server.diagnose("textDocument/didChange", uri, change)?;
    ensure!(left.is_empty(), "{left:?}");
    server.stop()
}

#[test]
fn hover_names_the_op() -> Result<()> {
    let mut server = Server::start()?;
    let uri = "test:///good.mlir";
    let found = server.open(uri, GOOD)?;
    ensure!(found.is_empty(), "{found:?}");
    let text = server.hover(uri, 2, 10)?;
    ensure!(text.contains("\"mase.linear\""), "{text}");
    // A value: who makes it, and its type with the number format.
    let text = server.hover(uri, 3, 3)?;
    ensure!(text.contains("mase.cast") && text.contains("tensor<1x32x!mase.fixed<8, 5>>"), "{text}");
    server.stop()
}
