//! What the loop works with: providers with their keys, and the routes through them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::{
    Access, BreakerStatus, Choice, Class, KeyLease, KeyPool, KeyState, KeyStatus, KeyStore, Random, RetryBudget,
    RetryPolicy, Sharing, Unavailable, Want,
};
use crate::failure::Failure;
use crate::provider::{ApiKey, Provider, Route, Target, Task};

/// Providers, their keys, the routes through them and the policy: all that [`run`](super::run) needs.
pub struct Engine {
    upstreams: BTreeMap<String, Upstream>,
    routes: BTreeMap<Task, Route>,
    policy: RetryPolicy,
    random: Random,
    sharing: Option<Arc<Sharing>>,
}

pub(super) struct Upstream {
    pub(super) provider: Arc<dyn Provider>,
    pub(super) keys: KeyPool,
    pub(super) budget: RetryBudget,
}

/// An engine can't work as it is set up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// A route names a provider that is not there or has no key.
    #[error("the route for {task} names {target}, but there is no provider of that name with a key")]
    UnknownProvider {
        /// The route's task.
        task: Task,
        /// What it names.
        target: Target,
    },
    /// A route has nothing to try.
    #[error("the route for {0} is empty")]
    EmptyRoute(Task),
}

/// A key's slot for the next job of a task, and which target of the route's chain it is for.
#[derive(Debug)]
pub struct Capacity {
    pub(super) target: usize,
    pub(super) lease: KeyLease,
}

impl Capacity {
    /// The names of the tiers that its key is kept for; none if anybody may use it.
    pub fn kept_for(&self) -> &[String] {
        self.lease.key().kept_for()
    }
}

impl Engine {
    /// An engine without providers and routes.
    pub const fn new(policy: RetryPolicy, random: Random) -> Self {
        Self { upstreams: BTreeMap::new(), routes: BTreeMap::new(), policy, random, sharing: None }
    }

    /// Adds a provider with its keys; one without keys is left out.
    #[must_use]
    pub fn provider(mut self, provider: Arc<dyn Provider>, keys: Vec<ApiKey>) -> Self {
        if !keys.is_empty() {
            let name = provider.name().to_owned();
            let keys = KeyPool::new(Arc::clone(&provider), keys, self.policy.timeout_grace, self.random.clone());
            self.upstreams.insert(name, Upstream { provider, keys, budget: RetryBudget::new() });
        }
        self
    }

    /// Sets the route of `task`.
    ///
    /// # Errors
    ///
    /// [`EngineError`] if the route is empty or names a provider that was not added before.
    pub fn route(mut self, task: Task, route: Route) -> Result<Self, EngineError> {
        if route.chain.is_empty() {
            return Err(EngineError::EmptyRoute(task));
        }
        if let Some(target) = route.chain.iter().find(|target| !self.upstreams.contains_key(&target.provider)) {
            return Err(EngineError::UnknownProvider { task, target: target.clone() });
        }
        self.routes.insert(task, route);
        Ok(self)
    }

    /// Shares the slots, rests and learned limits of all keys with other processes.
    #[must_use]
    pub fn share_keys(mut self, store: Arc<dyn KeyStore>) -> Self {
        let sharing = Sharing::new(store);
        self.upstreams.values().for_each(|upstream| upstream.keys.share(&sharing));
        self.sharing = Some(sharing);
        self
    }

    /// Begins to hear what other processes tell of the keys, for a process that makes no calls: where one does, that begins
    /// with the first.
    pub fn hear_of_keys(&self) {
        if let Some(sharing) = &self.sharing {
            sharing.wake();
        }
    }

    /// Waits, for 2 s at most, until other processes know which slots are free again. Before the process ends.
    pub async fn settle_keys(&self) {
        if let Some(sharing) = &self.sharing {
            sharing.settle().await;
        }
    }

    /// The route of `task`, if it can be done at all.
    pub fn route_of(&self, task: Task) -> Option<&Route> {
        self.routes.get(&task)
    }

    /// The policy.
    pub const fn policy(&self) -> &RetryPolicy {
        &self.policy
    }

    /// The shared randomness.
    pub const fn random(&self) -> &Random {
        &self.random
    }

    /// Waits until the next job of `task` could start with a key that `access` allows, and holds the slot for it: the first
    /// target of the chain that is not closed for longer than the snooze threshold.
    ///
    /// Waits for ever if the task has no route: no job of it is ever accepted.
    pub async fn capacity(&self, task: Task, access: &Access) -> Capacity {
        let Some(route) = self.routes.get(&task) else { return std::future::pending().await };
        loop {
            match self.acquire(route, 0, Choice::Best, Class::Next, access).await {
                Ok(capacity) => return capacity,
                Err(Unavailable { until, .. }) => sleep_until(until).await,
            }
        }
    }

    /// A slot for the first target of `route`, from the `from`-th on, that is not closed for long. The `choice` of a key
    /// is among those of the `from`-th.
    pub(super) async fn acquire(
        &self,
        route: &Route,
        from: usize,
        choice: Choice,
        class: Class,
        access: &Access,
    ) -> Result<Capacity, Unavailable> {
        let mut soonest: Option<Unavailable> = None;
        for (index, target) in route.chain.iter().enumerate().skip(from) {
            let choice = if index == from { choice } else { Choice::Best };
            match self.upstream(target).keys.acquire(self.want(target, choice, class, access)).await {
                Ok(lease) => return Ok(Capacity { target: index, lease }),
                Err(closed) if soonest.as_ref().is_none_or(|present| closed.until < present.until) => {
                    soonest = Some(closed);
                }
                Err(_) => {}
            }
        }
        Err(soonest.unwrap_or_else(|| unreachable!("a route has a target, and the loop never goes past the last")))
    }

    /// A slot for `target` that is free right now.
    pub(super) fn try_acquire(&self, target: &Target, choice: Choice, access: &Access) -> Option<KeyLease> {
        self.upstream(target).keys.try_acquire(&self.want(target, choice, Class::Begun, access))
    }

    fn want(&self, target: &Target, choice: Choice, class: Class, access: &Access) -> Want {
        let (model, access) = (target.model.clone(), access.clone());
        Want { model, access, choice, class, patience: self.policy.snooze_after }
    }

    /// Until when, and why, `target` can't serve with a key that `access` allows; `None` if it can, or these are only busy.
    pub(super) fn closed_target(&self, target: &Target, access: &Access) -> Option<Unavailable> {
        self.upstream(target).keys.closed(&target.model, access)
    }

    /// Until when, and why, nothing of `task` can start with the keys that `access` allows; `None` if it can, or they are
    /// only busy.
    pub fn closed(&self, task: Task, access: &Access) -> Option<Unavailable> {
        let closings = self.chain(task).iter().map(|target| self.closed_target(target, access));
        closings.collect::<Option<Vec<_>>>()?.into_iter().min_by_key(|closed| closed.until)
    }

    /// How many calls of `task` can be in flight at once, over all keys of the first target that serves and that `access`
    /// allows; at least 1.
    pub fn slots(&self, task: Task, access: &Access) -> u32 {
        self.serving_slots(task, access).unwrap_or(1)
    }

    /// The keys of `task` that are kept: for which tiers, the fewest first, and how many calls these keys can have in
    /// flight at once, as [`slots`](Self::slots) counts them; 0 while none of them serves.
    pub fn kept(&self, task: Task) -> Vec<(Vec<String>, u32)> {
        let keys = self.chain(task).iter().flat_map(|target| self.upstream(target).keys.status());
        let sorts: BTreeSet<_> =
            keys.map(|key| (key.kept_for.len(), key.kept_for)).filter(|(few, _)| *few > 0).collect();
        let with_slots = |(_, tiers): (usize, Vec<String>)| {
            let slots = self.serving_slots(task, &Access::Kept(tiers.clone())).unwrap_or(0);
            (tiers, slots)
        };
        sorts.into_iter().map(with_slots).collect()
    }

    fn serving_slots(&self, task: Task, access: &Access) -> Option<u32> {
        let serves = |key: &&KeyStatus| key.state == KeyState::Healthy && access.admits(&key.kept_for);
        let mut serving = self
            .chain(task)
            .iter()
            .map(|target| self.upstream(target).keys.status().iter().filter(serves).map(|key| key.slots).sum::<u32>());
        serving.find(|slots| *slots > 0)
    }

    /// What is tried for `task`, best first; nothing if it has no route.
    fn chain(&self, task: Task) -> &[Target] {
        self.routes.get(&task).map_or(&[][..], |route| &route.chain)
    }

    /// The tasks whose calls use the keys that those of `task` use, that one among them.
    pub fn sharing(&self, task: Task) -> Vec<Task> {
        let providers = |task: Task| self.chain(task).iter().map(|target| &*target.provider).collect::<BTreeSet<_>>();
        let own = providers(task);
        Task::ALL.into_iter().filter(|other| *other == task || !own.is_disjoint(&providers(*other))).collect()
    }

    /// Every key of every provider.
    pub fn keys(&self) -> Vec<KeyStatus> {
        self.upstreams.values().flat_map(|upstream| upstream.keys.status()).collect()
    }

    /// Where every provider's breaker stands.
    pub fn breakers(&self) -> Vec<BreakerStatus> {
        let status = |(provider, upstream): (&String, &Upstream)| BreakerStatus {
            provider: provider.clone(),
            state: upstream.keys.breaker(),
        };
        self.upstreams.iter().map(status).collect()
    }

    /// Lets the key with this label rest for `time`, or longer if it does already. `false` if there is none. Processes that
    /// share the key hear of it.
    pub fn rest_key(&self, label: &str, time: Duration) -> bool {
        self.upstreams.values().any(|upstream| upstream.keys.rest(label, time))
    }

    /// Ends the rest of the key with this label; one call has to prove it. `false` if there is none. Processes that share the
    /// key hear of it.
    pub fn wake_key(&self, label: &str) -> bool {
        self.upstreams.values().any(|upstream| upstream.keys.wake(label))
    }

    /// Asks its provider about the key with this label now, and acts on the answer; `None` if there is none. Processes that
    /// share the key hear of it.
    pub async fn probe_key(&self, label: &str) -> Option<ProbeResult> {
        for upstream in self.upstreams.values() {
            if let Some(answer) = upstream.keys.probe(label).await {
                return Some(answer);
            }
        }
        None
    }

    /// Asks every provider about every key, without spending anything, one after the other.
    pub async fn probe_keys(&self, keys: &[(String, ApiKey)], limit: Duration) -> Vec<(String, ProbeResult)> {
        let mut results = Vec::new();
        for (provider, key) in keys {
            let Some(upstream) = self.upstreams.get(provider) else { continue };
            let answer = tokio::time::timeout(limit, upstream.provider.probe(key)).await;
            results.push((key.label().to_owned(), answer.unwrap_or(Some(Err(Failure::TimedOut)))));
        }
        results
    }

    pub(super) fn upstream(&self, target: &Target) -> &Upstream {
        // `route` checked every target of every chain.
        &self.upstreams[&target.provider]
    }

    /// The end of a request of `task` that begins now.
    pub fn deadline(&self, task: Task) -> Instant {
        Instant::now() + self.routes.get(&task).map_or(Duration::ZERO, |route| route.deadline)
    }
}

/// A provider's word on a key; `None` where it has no free probe.
pub type ProbeResult = Option<Result<(), Failure>>;
