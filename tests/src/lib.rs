//! Shared by the tests and the tools around them: a machine for the core that tests can steer, the dev
//! host, and the real window under WebDriver. Nothing of it is shipped.

pub mod desk;
pub mod dev_host;
pub mod invented;
pub mod kills;
pub mod machine;
pub mod measured_on;
pub mod office;
pub mod paper;
pub mod process;
pub mod shared_server;
pub mod times;
#[cfg(all(unix, feature = "window"))]
pub mod window;
