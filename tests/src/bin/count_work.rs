//! Does one piece of work so many times, for what counts instructions or memory: see
//! `benches/instructions.sh` and `benches/memory.sh`.
//! `count_work assess|plan|answer|redraw|open|append|journey TIMES FOLDER`

use std::hint::black_box;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use aftercare_tests::work::{self, Work};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(name), Some(times), Some(folder)) = (
        arguments.next(),
        arguments.next().and_then(|times| times.parse::<u32>().ok()),
        arguments.next().map(PathBuf::from),
    ) else {
        return ExitCode::from(2);
    };
    let done = run(&name, times, folder);
    if std::env::var_os("PRINT_PEAK").is_some()
        && let Some(peak) = peak_kib()
    {
        let _ = writeln!(std::io::stdout(), "{peak}");
    }
    match done {
        Some(Ok(())) => ExitCode::SUCCESS,
        Some(Err(_)) => ExitCode::FAILURE,
        None => ExitCode::from(2),
    }
}

/// The most memory this process had so far, as Linux counts it; in KiB.
fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

fn run(name: &str, times: u32, folder: PathBuf) -> Option<Result<(), String>> {
    let work = Work::new();
    let fresh = || work::fill(&folder, 500);
    let done = match name {
        "assess" => {
            for _ in 0..times {
                black_box(black_box(&work).assess());
            }
            Ok(())
        }
        "plan" => {
            for _ in 0..times {
                black_box(black_box(&work).plan());
            }
            Ok(())
        }
        "answer" => {
            for _ in 0..times {
                black_box(black_box(&work).answer());
            }
            Ok(())
        }
        "redraw" => {
            for _ in 0..times {
                black_box(black_box(&work).redraw());
            }
            Ok(())
        }
        "open" => fresh().and_then(|()| {
            (0..times)
                .try_for_each(|_| work::open_engine(folder.clone()).map(|engine| drop(black_box(engine))))
        }),
        "append" => fresh().and_then(|()| {
            let mut journal = work::open(&folder)?;
            let event = [work::one_event()];
            (0..times).try_for_each(|_| journal.append(&event).map_err(|error| error.to_string()))
        }),
        "journey" => (0..times).try_for_each(|time| {
            work::journey(folder.join(time.to_string())).map(|drawn| {
                black_box(drawn);
            })
        }),
        _ => return None,
    };
    Some(done)
}
