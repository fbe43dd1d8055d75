"""Turns: few work at a time, and customers follow one another, however much each of them wants."""

import threading
from collections import Counter, OrderedDict, deque
from collections.abc import Hashable
from concurrent.futures import Future


class TooManyError(Exception):
    """This customer has as much waiting as one may have."""


class Turn:
    """A place in the queue of a customer. `come` has a result once its turn has come."""

    def __init__(self, customer: Hashable) -> None:
        self.customer = customer
        self.come: Future[None] = Future()


class Turns:
    """Who works and who waits. at_once: turns under way; of_one: of one customer; waiting: places
    in the queue of one customer, None for any number.

    A turn ends with `leave`, whether it has come or not.
    """

    def __init__(self, at_once: int, of_one: int, waiting: int | None = None) -> None:
        self._at_once, self._of_one, self._most = at_once, of_one, waiting
        self._lock = threading.Lock()
        self._waiting: OrderedDict[Hashable, deque[Turn]] = OrderedDict()  # who is next comes first
        self._working: set[Turn] = set()

    def ask(self, customer: Hashable) -> Turn:
        """A place at the end of the customer's queue. Raises TooManyError."""
        turn = Turn(customer)
        with self._lock:
            queue = self._waiting.setdefault(customer, deque())
            if self._most is not None and len(queue) >= self._most:
                raise TooManyError
            queue.append(turn)
            called = self._called()
        _call(called)
        return turn

    def leave(self, turn: Turn) -> None:
        """The work is done, or no longer wanted; a second time does nothing."""
        with self._lock:
            self._working.discard(turn)
            queue = self._waiting.get(turn.customer, ())
            if turn in queue:
                self._take(turn)
            called = self._called()
        _call(called)

    def before(self, turn: Turn) -> int:
        """How many turns are under way or come before this one, as things are; 0 once it came."""
        with self._lock:
            own = self._waiting.get(turn.customer, deque())
            if turn not in own:
                return 0
            place, ahead, passed = own.index(turn), len(self._working), False
            for customer, queue in self._waiting.items():
                if customer == turn.customer:
                    ahead, passed = ahead + place, True
                else:
                    ahead += min(len(queue), place if passed else place + 1)
            return ahead

    def _called(self) -> list[Turn]:
        """Those whose turn comes now; their customers go to the end of the row."""
        called = []
        while len(self._working) < self._at_once:
            busy = Counter(turn.customer for turn in self._working)
            free = (c for c in self._waiting if busy[c] < self._of_one)
            customer = next(free, None)
            if customer is None:
                break
            turn = self._waiting[customer][0]
            self._waiting.move_to_end(customer)
            self._take(turn)
            self._working.add(turn)
            called.append(turn)
        return called

    def _take(self, turn: Turn) -> None:
        queue = self._waiting[turn.customer]
        queue.remove(turn)
        if not queue:
            del self._waiting[turn.customer]


def _call(turns: list[Turn]) -> None:
    """Outside the lock: whoever waits may go on at once and come back."""
    for turn in turns:
        if turn.come.set_running_or_notify_cancel():  # else nobody waits for it any more
            turn.come.set_result(None)
