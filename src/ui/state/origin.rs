//! Where the customer comes from, as the bank's page says: products may be limited to a region or a channel.

use crate::advice::catalogue::Channel;
use crate::base::Id;
use crate::ui::state::App;

/// What the bank's page knows of the customer's region and channel. What it leaves out, the bank's document says.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The customer's region.
    pub region: Option<Id>,
    /// The channel through which she comes.
    pub channel: Option<Channel>,
}

impl App {
    /// Takes the customer's region from the host; `None` leaves it to the bank's document again.
    pub fn set_region(self, region: Option<Id>) {
        self.update_origin(|origin| origin.region = region);
    }

    /// Takes the channel from the host; `None` leaves it to the bank's document again.
    pub fn set_channel(self, channel: Option<Channel>) {
        self.update_origin(|origin| origin.channel = channel);
    }

    fn update_origin(self, change: impl FnOnce(&mut Origin)) {
        change(&mut self.core().origin.borrow_mut());
        if let Some(advice) = self.advice() {
            advice.set_origin(self.origin());
        }
    }

    /// Where the host says that the customer comes from.
    #[must_use]
    pub fn origin(self) -> Origin {
        self.core().origin.borrow().clone()
    }
}
