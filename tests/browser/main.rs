//! The page in a real browser: it opens without complaint, shows what the reports state, works by hand and by keyboard,
//! and runs nothing that a report brings along. Needs Debian's `chromium` and `chromium-driver`.

mod driver;
mod hostile;
mod http;
mod made;
mod real;
mod use_it;
