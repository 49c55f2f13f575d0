//! "Acerca de": version, licences, diagnostics and the privacy notice.

pub mod screen;
