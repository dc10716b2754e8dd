//! [`Ordered`]: work done in parallel whose results come in the order of the inputs.

use std::collections::VecDeque;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

use rayon::{ThreadPool, Yield};

/// What is done to each input.
type Work<In, Out> = Arc<dyn Fn(In) -> Out + Send + Sync>;

/// Results in the order of the inputs, of which no more than a window are under way or finished and not yet taken.
///
/// Inputs are drawn when a result is asked for, never further ahead than the window, so that memory stays bounded for
/// any number of inputs. Dropping it draws no more; what is under way ends by itself.
pub struct Ordered<Inputs: Iterator, Out> {
    inputs: std::iter::Fuse<Inputs>,
    work: Work<Inputs::Item, Out>,
    window: usize,
    pool: Option<Arc<ThreadPool>>,
    under_way: VecDeque<Receiver<thread::Result<Out>>>,
}

impl<Inputs, Out> Ordered<Inputs, Out>
where
    Inputs: Iterator,
    Inputs::Item: Send + 'static,
    Out: Send + 'static,
{
    pub(super) fn new(
        inputs: Inputs,
        window: usize,
        pool: Option<Arc<ThreadPool>>,
        work: impl Fn(Inputs::Item) -> Out + Send + Sync + 'static,
    ) -> Ordered<Inputs, Out> {
        let inputs = inputs.fuse();
        Ordered { inputs, work: Arc::new(work), window: window.max(1), pool, under_way: VecDeque::new() }
    }

    /// Draws inputs until the window is full.
    fn fill(&mut self) {
        while self.under_way.len() < self.window {
            let Some(input) = self.inputs.next() else { return };
            let (send, receive) = sync_channel(1);
            let work = Arc::clone(&self.work);
            let job = move || {
                // A panic is handed to whoever takes the result. Nobody takes it any more where sending fails.
                let _ = send.send(panic::catch_unwind(AssertUnwindSafe(|| work(input))));
            };
            match &self.pool {
                Some(pool) => pool.spawn_fifo(job),
                None => rayon::spawn_fifo(job),
            }
            self.under_way.push_back(receive);
        }
    }
}

impl<Inputs, Out> Iterator for Ordered<Inputs, Out>
where
    Inputs: Iterator,
    Inputs::Item: Send + 'static,
    Out: Send + 'static,
{
    type Item = Out;

    fn next(&mut self) -> Option<Out> {
        self.fill();
        let first = self.under_way.pop_front()?;
        match wait(&first)? {
            Ok(out) => Some(out),
            Err(reason) => panic::resume_unwind(reason),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (least, most) = self.inputs.size_hint();
        let own = self.under_way.len();
        (least.saturating_add(own), most.and_then(|most| most.checked_add(own)))
    }
}

/// Waits for a result. A thread that is itself one of the workers does their work meanwhile, lest all of them wait.
fn wait<Out>(result: &Receiver<Out>) -> Option<Out> {
    loop {
        match result.try_recv() {
            Ok(out) => return Some(out),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => {}
        }
        match rayon::yield_now() {
            Some(Yield::Executed) => {}
            Some(Yield::Idle) => thread::yield_now(),
            None => return result.recv().ok(),
        }
    }
}
