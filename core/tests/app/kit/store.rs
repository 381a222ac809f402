//! Where results are kept: a store that fails, hangs or panics as a test wants.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use refrain_core::queue::{JobId, OutputError, OutputStore};
use refrain_core::reply::Media;

use super::{Gate, upstream};

/// Where results are kept, or not.
#[derive(Clone, Default)]
pub(crate) struct Store {
    pub(crate) fault: Option<OutputError>,
    /// How often it fails before it works.
    pub(crate) fails: Arc<Mutex<u32>>,
    pub(crate) hangs: bool,
    pub(crate) panics: bool,
    pub(crate) gate: Option<Gate>,
    pub(crate) kept: Arc<Mutex<Vec<JobId>>>,
}

impl Store {
    /// Fails so often, then works.
    pub(crate) fn failing(times: u32) -> Self {
        Self { fails: Arc::new(Mutex::new(times)), ..Self::default() }
    }

    fn passing_fault(&self) -> Result<(), OutputError> {
        let mut fails = self.fails.lock().unwrap();
        let passed = *fails == 0;
        *fails = fails.saturating_sub(1);
        if passed { Ok(()) } else { Err(OutputError::Other("a fault that passes".into())) }
    }
}

#[async_trait]
impl OutputStore for Store {
    async fn put(&self, job: &JobId, _: usize, _: &Media) -> Result<(), OutputError> {
        assert!(!self.panics, "a fault in the store");
        if self.hangs {
            std::future::pending::<()>().await;
        }
        if let Some(gate) = &self.gate {
            gate.pass().await;
        }
        self.passing_fault()?;
        self.fault.clone().map_or(Ok(()), Err)?;
        self.kept.lock().unwrap().push(job.clone());
        Ok(())
    }

    async fn get(&self, job: &JobId) -> Result<Vec<Media>, OutputError> {
        self.passing_fault()?;
        let kept = self.kept.lock().unwrap();
        Ok(kept.iter().filter(|kept| *kept == job).map(|_| upstream::picture()).collect())
    }

    async fn remove(&self, job: &JobId) -> Result<(), OutputError> {
        self.fault.clone().map_or(Ok(()), Err)?;
        self.kept.lock().unwrap().retain(|kept| kept != job);
        Ok(())
    }
}
