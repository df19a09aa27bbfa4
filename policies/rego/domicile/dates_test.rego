package domicile.dates_test

import data.domicile.dates

test_a_day_of_the_calendar_is_a_day if {
	dates.is_day("2026-11-22")
	dates.is_day("2024-02-29")
	dates.is_day("2000-02-29")
	dates.is_day("0000-02-29")
	dates.is_day("9999-12-31")
}

test_what_the_calendar_does_not_have_is_no_day if {
	every text in [
		"2026-02-29",
		"2026-02-30",
		"1900-02-29",
		"2026-04-31",
		"2026-13-01",
		"2026-00-10",
		"2026-01-00",
		"2026-1-1",
		"2026-01-01T00:00:00Z",
		" 2026-01-01",
		"2026-01-01\n",
		"٢٠٢٦-01-01",
		"2026-11",
		"2026",
		"",
	] {
		not dates.is_day(text)
	}
}

test_only_text_is_a_day if {
	not dates.is_day(20261122)
	not dates.is_day(null)
	not dates.is_day(["2026-11-22"])
	not dates.is_day({"day": "2026-11-22"})
}

test_a_month_or_a_year_may_mean_any_of_its_days if {
	dates.first("2026") == "2026-01-01"
	dates.last("2026") == "2026-12-31"
	dates.first("2024-02") == "2024-02-01"
	dates.last("2024-02") == "2024-02-29"
	dates.last("2026-02") == "2026-02-28"
	dates.last("2026-04") == "2026-04-30"
	dates.first("2026-11-22") == "2026-11-22"
	dates.last("2026-11-22") == "2026-11-22"
}

test_no_month_no_date if {
	not dates.is_date("2026-13")
	not dates.is_date("2026-02-30")
	not dates.is_date("26")
	not dates.is_date(2026)
}
