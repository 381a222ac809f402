//! What a job costs its person in the fair order.
//!
//! Start-time fair queueing: a job of person *p* in a tier of weight *w* gets `start = max(virtual_now, last_finish(p))`
//! and `last_finish(p) = start + cost(w)`; the smallest start is next, of equal ones the weightiest, of these who came
//! first; and `virtual_now` is the start of the job last taken. Somebody with weight 8 overtakes: their first job goes
//! before everyone lighter who waits. Who floods the queue waits behind themselves. Nobody starves: a second job of the
//! same person starts later.

/// The cost of one job at weight 1, large enough that a share of it is a whole number.
const COST: u64 = 1 << 20;

/// What a job costs somebody of this weight; never nothing, or they could keep everyone else waiting for ever.
pub fn cost(weight: u32) -> u64 {
    (COST / u64::from(weight.max(1))).max(1)
}
