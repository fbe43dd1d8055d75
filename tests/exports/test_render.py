import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.exports.render import Pool, RenderError, Worker

SPEC = b'{"data":{"values":[{"a":1}]},"mark":"point","encoding":{"x":{"field":"a"}}}'
OUTSIDE = b'{"data":{"url":"http://192.0.2.1/x.json"},"mark":"point","encoding":{}}'


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


def test_a_fault_is_told_and_the_process_goes_on(worker: Worker) -> None:
    with pytest.raises(RenderError):
        worker.ask("chart", b"{")
    with pytest.raises(RenderError):
        worker.ask("no such job", b"")
    assert worker.running
    assert worker.ask("chart", SPEC).startswith(b"<svg")


def test_a_specification_may_fetch_nothing(worker: Worker) -> None:
    with pytest.raises(RenderError):
        worker.ask("chart", OUTSIDE, timeout=20)


def test_a_process_that_died_is_replaced(worker: Worker) -> None:
    worker.ask("chart", SPEC)
    assert worker._process is not None
    worker._process.kill()
    worker._process.wait()
    assert worker.ask("chart", SPEC).startswith(b"<svg")


def test_a_picture_that_takes_too_long_fails_and_the_next_is_drawn(worker: Worker) -> None:
    with pytest.raises(RenderError, match="longer than"):
        worker.ask("chart", SPEC, timeout=0.01)
    assert worker.ask("chart", SPEC).startswith(b"<svg")


def test_many_threads_share_few_processes_and_get_their_own_answers() -> None:
    pool = Pool(2)
    try:
        with ThreadPoolExecutor(6) as threads:
            specs = [SPEC.replace(b'"a":1', b'"a":%d' % n) for n in (1, 20, 300) * 4]
            answers = list(threads.map(lambda spec: pool.ask("chart", spec), specs))
        assert len(set(answers)) == 3
        assert answers[:3] == answers[3:6]
        assert sum(worker.running for worker in pool._all) <= 2
    finally:
        pool.close()
    assert not any(worker.running for worker in pool._all)
    assert threading.active_count() < 20
