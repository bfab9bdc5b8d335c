//! One sort for all rooms. Knows nothing of what it orders.
//!
//! Every kind of item that the standard sort orders, and every set or map collected in one go, brings a sort of its own into the
//! module, three to eight kilobytes each. Here one kind is sorted, places, in the smallest code that does not grow with the square
//! of their number, and the order is taken over.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Puts items into the order that `compare` gives; those that are alike keep theirs.
pub fn sort<T: Copy>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let places = places(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    *items = places.into_iter().filter_map(|place| items.get(place).copied()).collect();
}

/// So many places in the order that `compare` gives.
pub fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let heap: BinaryHeap<Placed<'_>> = (0..count).map(|place| Placed { place, compare }).collect();
    heap.into_sorted_vec().into_iter().map(|placed| placed.place).collect()
}

/// A place in the order of what stands there, then in its own.
struct Placed<'c> {
    place: usize,
    compare: &'c dyn Fn(usize, usize) -> Ordering,
}

impl Ord for Placed<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.compare)(self.place, other.place).then(self.place.cmp(&other.place))
    }
}

impl PartialOrd for Placed<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Placed<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Placed<'_> {}

/// Items in their own order, each once.
pub fn distinct<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.fold(Vec::new(), |mut all, item| {
        if let Err(place) = all.binary_search(&item) {
            all.insert(place, item);
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distinct_items_ascend() {
        assert_eq!(distinct([3, 1, 2, 3, 1].into_iter()), [1, 2, 3]);
    }

    #[test]
    fn what_is_alike_keeps_its_order() {
        let mut items: Vec<(u32, u32)> = (0..100).map(|n| (n * 7 % 10, n)).collect();
        sort(&mut items, |one, other| one.0.cmp(&other.0));
        let mut expected: Vec<(u32, u32)> = (0..100).map(|n| (n * 7 % 10, n)).collect();
        expected.sort();
        assert_eq!(items, expected);
        assert_eq!(places(3, &|_, _| Ordering::Equal), [0, 1, 2]);
    }
}
