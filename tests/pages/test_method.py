"""The page of methods; what pages say of a policy comes from the data package alone."""

import pytest

from dashboard import resources
from tests.app.running import run, words
from tests.demo.packages import small_folder

# of the embedded package, so never said of another
FACTS = (
    "2023年开发区",
    "measures of 2023",
    "工业和信息化部",
    "Ministry of Industry",
    "正安",
    "Zheng'an",
    "{policy}",
    "{known}",
)


@pytest.mark.parametrize("page", ["method", "reforms"])
@pytest.mark.parametrize(("language", "policy"), [("zh", "云岚"), ("en", "Yunlan")])
def test_a_page_names_the_policy_of_the_package(
    page: str, language: str, policy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(resources.DATA_VARIABLE, str(small_folder()))
    app = run(page, {"lang": language})
    said = words(app)
    assert policy in said
    for fact in FACTS:
        assert fact not in said


def test_the_real_package_says_what_is_known_of_its_policy_and_where_it_ends() -> None:
    said = words(run("method"))
    assert "开发区改革“30条”" in said
    assert "工业和信息化部认可" not in said.split("进展怎样算")[1]
    assert "目录（2018年版）所列64个" in said
    assert "名录并不完整" in said
