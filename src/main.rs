//! The program: everything it does is in the library, so that tests can reach it.

fn main() -> std::process::ExitCode {
    cordial::cli::main(std::env::args_os())
}
