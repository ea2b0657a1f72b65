//! What people are told apart by, worked out when it is asked for: of a hundred thousand hardly any are ever
//! compared, and those that are, often.

use std::cell::RefCell;
use std::rc::Rc;

use crate::coach::identity::Traits;

/// How many are kept at hand.
const SLOTS: usize = 8192;

/// Somebody's place and traits.
type AtHand = Option<(usize, Rc<Traits>)>;

/// The traits of those who stand in a list.
pub(super) struct Recall<'l> {
    traits_at: Box<dyn Fn(usize) -> Traits + 'l>,
    at_hand: RefCell<Vec<AtHand>>,
}

impl<'l> Recall<'l> {
    /// Of a list of which `traits_at` tells the traits at a place.
    pub(super) fn new(traits_at: impl Fn(usize) -> Traits + 'l) -> Self {
        Self {
            traits_at: Box::new(traits_at),
            at_hand: RefCell::new(vec![None; SLOTS]),
        }
    }

    /// The traits at a place.
    pub(super) fn at(&self, place: usize) -> Rc<Traits> {
        if let Some((there, traits)) = &self.at_hand.borrow()[place % SLOTS]
            && *there == place
        {
            return Rc::clone(traits);
        }
        let traits = Rc::new((self.traits_at)(place));
        self.at_hand.borrow_mut()[place % SLOTS] = Some((place, Rc::clone(&traits)));
        traits
    }
}
