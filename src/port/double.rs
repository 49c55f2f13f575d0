//! Scripted doubles
