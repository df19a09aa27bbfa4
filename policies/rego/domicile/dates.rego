# METADATA
# title: Days and dates
# description: >-
#   Days are text in the form YYYY-MM-DD and compared as text. A date may also be a month or a year;
#   then it can mean any of its days.
package domicile.dates

# is_day holds for a day that the calendar has.
is_day(text) if {
	is_string(text)
	regex.match(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, text)
	first(text) == text
}

# is_date holds for a day, a month or a year.
is_date(text) if {
	is_string(text)
	first(text)
}

# first is the first day that a date can mean; undefined if it is none.
first(text) := concat("", [text, "-01-01"]) if regex.match(`^[0-9]{4}$`, text)

first(text) := concat("", [text, "-01"]) if {
	regex.match(`^[0-9]{4}-[0-9]{2}$`, text)
	month_length(text)
}

first(text) := text if {
	regex.match(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, text)
	day := substring(text, 8, 2)
	day >= "01"
	day <= month_length(substring(text, 0, 7))
}

# last is the last day that a date can mean; undefined if it is none.
last(text) := concat("", [text, "-12-31"]) if regex.match(`^[0-9]{4}$`, text)

last(text) := concat("-", [text, month_length(text)]) if regex.match(`^[0-9]{4}-[0-9]{2}$`, text)

last(text) := first(text) if regex.match(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, text)

lengths := {
	"01": "31", "02": "28", "03": "31", "04": "30", "05": "31", "06": "30",
	"07": "31", "08": "31", "09": "30", "10": "31", "11": "30", "12": "31",
}

# month_length is the last day of a month YYYY-MM; undefined if there is no such month.
month_length(month) := lengths[substring(month, 5, 2)] if not leap_february(month)

month_length(month) := "29" if leap_february(month)

leap_february(month) if {
	substring(month, 5, 2) == "02"
	leap(substring(month, 0, 4))
}

leap(year) if {
	number := year_number(year)
	number % 4 == 0
	number % 100 != 0
}

leap(year) if year_number(year) % 400 == 0

# A leading digit keeps to_number from meeting a leading zero.
year_number(year) := to_number(concat("", ["1", year])) - 10000
