//! [`Ordered`]: work done in parallel whose results come in the order of the inputs.

use std::collections::VecDeque;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

use rayon::{ThreadPool, Yield};

/// What is done to each input.
type Work<In, Out> = Arc<dyn Fn(In) -> Out + Send + Sync>;

/// How many bytes of text an input brings.
pub(super) type Weigh<In> = fn(&In) -> u64;

/// Results in the order of the inputs, of which no more than a window are under way or finished and not yet taken, nor
/// of more bytes of text than [`Limits::under_way`](crate::text::Limits::under_way), unless it is one alone.
///
/// Inputs are drawn when a result is asked for, never further ahead than the window, so that memory stays bounded for
/// any number of inputs. Dropping it draws no more; what is under way ends by itself.
pub struct Ordered<Inputs: Iterator, Out> {
    inputs: std::iter::Fuse<Inputs>,
    work: Work<Inputs::Item, Out>,
    window: Window<Inputs::Item>,
    pool: Option<Arc<ThreadPool>>,
    /// Drawn, and too large to be started beside what is under way.
    waiting: Option<(Inputs::Item, u64)>,
    under_way: VecDeque<(Receiver<thread::Result<Out>>, u64)>,
    /// Bytes of text of what is under way.
    bytes: u64,
}

/// How much may be under way at a time.
pub(super) struct Window<In> {
    /// Inputs.
    pub(super) inputs: usize,
    /// Bytes of their texts.
    pub(super) bytes: u64,
    pub(super) weigh: Weigh<In>,
}

impl<Inputs, Out> Ordered<Inputs, Out>
where
    Inputs: Iterator,
    Inputs::Item: Send + 'static,
    Out: Send + 'static,
{
    pub(super) fn new(
        inputs: Inputs,
        window: Window<Inputs::Item>,
        pool: Option<Arc<ThreadPool>>,
        work: impl Fn(Inputs::Item) -> Out + Send + Sync + 'static,
    ) -> Ordered<Inputs, Out> {
        let inputs = inputs.fuse();
        let work = Arc::new(work);
        Ordered { inputs, work, window, pool, waiting: None, under_way: VecDeque::new(), bytes: 0 }
    }

    /// The next input with its bytes, if there is room for it.
    fn draw(&mut self) -> Option<(Inputs::Item, u64)> {
        if self.under_way.len() >= self.window.inputs.max(1) {
            return None;
        }
        let drawn = self.waiting.take().or_else(|| {
            let input = self.inputs.next()?;
            let bytes = (self.window.weigh)(&input);
            Some((input, bytes))
        });
        self.waiting = drawn;
        let fits = |(_, bytes): &mut (Inputs::Item, u64)| {
            self.under_way.is_empty() || self.bytes.saturating_add(*bytes) <= self.window.bytes
        };
        self.waiting.take_if(fits)
    }

    /// Draws inputs until the window is full.
    fn fill(&mut self) {
        while let Some((input, bytes)) = self.draw() {
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
            self.under_way.push_back((receive, bytes));
            self.bytes = self.bytes.saturating_add(bytes);
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
        let (first, bytes) = self.under_way.pop_front()?;
        self.bytes = self.bytes.saturating_sub(bytes);
        match wait(&first)? {
            Ok(out) => Some(out),
            Err(reason) => panic::resume_unwind(reason),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (least, most) = self.inputs.size_hint();
        let own = self.under_way.len() + usize::from(self.waiting.is_some());
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
