"""What is said about files that cannot be read or written."""

from collections.abc import Mapping

from suchok.core.messages.sentence import Sentence

FILES: Mapping[str, Sentence] = {
    "file.missing": Sentence(bn="{name} নামে কোনো ফাইল নেই।", en="There is no file {name}."),
    "file.not_allowed": Sentence(bn="{name} খোলার অনুমতি নেই।", en="{name} may not be opened."),
    "file.empty": Sentence(bn="{name} ফাঁকা ফাইল।", en="{name} is empty."),
    "file.too_large": Sentence(
        bn="{name} বেশি বড়; সর্বোচ্চ {limit} মেগাবাইট পর্যন্ত পড়া যায়।",
        en="{name} is too large; at most {limit} MB can be read.",
    ),
    "file.unknown_kind": Sentence(
        bn="{name} কোন ধরনের ফাইল বোঝা যায় না; লেখা, Word, Excel, PDF বা ছবির (JPEG, PNG, TIFF) ফাইল দিন।",
        en="What kind of file {name} is cannot be told; give a text, Word, Excel, PDF or picture file.",
    ),
    "file.heic": Sentence(
        bn="{name} আইফোনের ছবি (HEIC), যা অনেক কম্পিউটারে খোলে না; JPEG হিসেবে সংরক্ষণ করে দিন।",
        en="{name} is a photograph of an iPhone (HEIC), which many computers cannot open; save it as JPEG.",
    ),
    "file.for_programs": Sentence(
        bn="{name} প্রোগ্রামের জন্য লেখা JSON; যে নথি থেকে এটি তৈরি হয়েছে সেটিই দিন।",
        en="{name} is JSON for programs; give the document that it was made of.",
    ),
    "file.needs_tesseract": Sentence(
        bn="{name} একটি ছবি বা স্ক্যান, পড়তে Tesseract-এর বাংলা ভাষা (tesseract-ocr-ben) লাগে, যা এখানে নেই।",
        en="{name} is a picture or a scan, which needs Tesseract's Bangla (tesseract-ocr-ben); that is missing here.",
    ),
    "file.picture_too_large": Sentence(
        bn="{name} এর একটি পাতা বেশি বড়; ৩০০ ডিপিআইয়ে আবার স্ক্যান করে দিন।",
        en="A page of {name} is too large; scan it again at 300 dpi.",
    ),
    "file.picture_too_small": Sentence(
        bn="{name} এর একটি পাতা এত ছোট যে লেখা পড়া যায় না; ৩০০ ডিপিআইয়ে আবার স্ক্যান করে দিন।",
        en="A page of {name} is too small to be read; scan it again at 300 dpi.",
    ),
    "file.too_many_pages": Sentence(
        bn="{name} এ পাতা অনেক বেশি; এ ধরনের পাতা সর্বোচ্চ {limit}টি পড়া যায়, কয়েক ভাগে দিন।",
        en="{name} has too many pages; at most {limit} pages of this kind are read, give it in parts.",
    ),
    "file.too_many_lines": Sentence(
        bn="{name} এ লাইন অনেক বেশি; সর্বোচ্চ {limit} লাইন পড়া যায়, কর্মপরিকল্পনা বা প্রতিবেদন এত দীর্ঘ হয় না।",
        en="{name} has too many lines; at most {limit} are read, and no plan or report is that long.",
    ),
    "file.too_many_cells": Sentence(
        bn="{name} এর ছকে ঘর অনেক বেশি; সর্বোচ্চ {limit} ঘর পড়া যায়, কর্মপরিকল্পনা বা প্রতিবেদন এত বড় হয় না।",
        en="The tables of {name} have too many cells; at most {limit} are read, and no plan or report is that large.",
    ),
    "file.too_many_signs": Sentence(
        bn="{name} এ লেখা অনেক বেশি; সর্বোচ্চ {limit} অক্ষর পড়া যায়, কর্মপরিকল্পনা বা প্রতিবেদন এত দীর্ঘ হয় না।",
        en="{name} has too much text; at most {limit} characters are read, and no plan or report is that long.",
    ),
    "file.other_kind": Sentence(
        bn="{name} নামের সঙ্গে ফাইলের ভেতরের মিল নেই: ভেতরে আসলে একটি {known} ফাইল; ঠিক ফাইলটি বেছে নিন।",
        en="{name} is not what its name says: in it is a {known} file; choose the right file.",
    ),
    "file.damaged": Sentence(
        bn="{name} নষ্ট হয়ে গেছে, পড়া যায় না; মূল ফাইলটি আবার সংরক্ষণ করে দিন।",
        en="{name} is damaged and cannot be read; save the original again.",
    ),
    "file.unpacks_too_large": Sentence(
        bn="{name} খুললে অতিরিক্ত বড় হয়ে যায়, তাই পড়া হয়নি।", en="{name} would unpack to far too much and was not read."
    ),
    "file.far_cell": Sentence(
        bn="{name} এর একটি শিটে মূল ছক থেকে অনেক দূরে, {cell} ঘর পর্যন্ত লেখা আছে; দূরের লেখা মুছে আবার দিন।",
        en="A sheet of {name} reaches to cell {cell}, far from its table; delete what stands there and give it again.",
    ),
    "evidence.too_many": Sentence(
        bn="একটি সূচকে সর্বোচ্চ {limit}টি প্রমাণক রাখা যায়।", en="An indicator takes at most {limit} pieces of evidence."
    ),
    "file.encrypted": Sentence(
        bn="{name} পাসওয়ার্ড দিয়ে সুরক্ষিত; পাসওয়ার্ড তুলে আবার দিন।",
        en="{name} is protected by a password; save it without one.",
    ),
    "file.macros": Sentence(
        bn="{name} এর ভেতরে ম্যাক্রো আছে; ম্যাক্রো ছাড়া (.docx বা .xlsx) সংরক্ষণ করে দিন।",
        en="{name} has macros in it; save it without them (.docx or .xlsx).",
    ),
    "file.is_archive": Sentence(
        bn="{name} একটি ZIP ফাইল, যা এখানে খোলা হয় না; ভেতরের ফাইলগুলো আলাদা করে দিন।",
        en="{name} is a ZIP archive, which is not opened here; give the files in it by themselves.",
    ),
    "file.is_link": Sentence(
        bn="{name} কেবল অন্য ফাইলের লিংক, তাই পড়া হয়নি।", en="{name} is only a link to another file and was not followed."
    ),
    "file.too_slow": Sentence(
        bn="{name} পড়তে {seconds} সেকেন্ডের বেশি লাগছিল, তাই থামানো হয়েছে।",
        en="{name} took more than {seconds} seconds to read and was given up.",
    ),
    "file.reader_failed": Sentence(
        bn="{name} পড়তে গিয়ে আমাদের প্রোগ্রাম থেমে গেছে; ভুলটি আমাদের।",
        en="Our program stopped while it read {name}; the mistake is ours.",
    ),
    "bundle.too_many": Sentence(
        bn="{name} এর ভেতরে ফাইল বেশি; একবারে সর্বোচ্চ {limit}টি পড়া যায়।",
        en="{name} has too many files in it; at most {limit} are read at a time.",
    ),
    "bundle.empty": Sentence(bn="{name} এর ভেতরে কোনো ফাইল নেই।", en="There is no file in {name}."),
    "batch.too_many_files": Sentence(
        bn="একসঙ্গে সর্বোচ্চ {limit}টি ফাইল দেওয়া যায়; কয়েক ভাগে দিন।",
        en="At most {limit} files can be checked together; send them in parts.",
    ),
    "batch.too_many_kept": Sentence(
        bn="আপনার দেওয়া {limit} গুচ্ছ ফাইল এখনো জমা আছে; তার একটি মুছে আবার দিন, অথবা কাল দিন।",
        en="{limit} batches of yours are still kept; delete one of them, or come back tomorrow.",
    ),
    "batch.no_room": Sentence(
        bn="এখন অনেক ফাইল রাখার জায়গা নেই; একটি একটি করে দিন, অথবা পরে আবার চেষ্টা করুন।",
        en="There is no room for many files now; drop them one by one, or try again later.",
    ),
    "file.not_reached": Sentence(
        bn="যাচাই বারবার থেমে গেছে, তাই {name} পর্যন্ত পৌঁছানো যায়নি; আবার দিন।",
        en="The check stopped again and again before it came to {name}; send it again.",
    ),
    "file.needs_libreoffice": Sentence(
        bn="{name} পুরোনো ধরনের ফাইল, পড়তে LibreOffice লাগে, যা এখানে নেই; .docx হিসেবে সংরক্ষণ করে দিন।",
        en="{name} is of an older kind that needs LibreOffice, which is not here; save it as .docx.",
    ),
    "file.no_turn": Sentence(
        bn="{name} পুরোনো ধরনের ফাইল, আর এমন অনেক ফাইল এখন পড়া হচ্ছে; এক মিনিট পরে আবার দিন, অথবা .docx করে দিন।",
        en="{name} is of an older kind, and many of those are being read; try again in a minute, or save it as .docx.",
    ),
    "file.no_room": Sentence(
        bn="{name} পুরোনো ধরনের ফাইল, আর তা রূপান্তর করার মতো জায়গা এই কম্পিউটারের ডিস্কে এখন নেই; পরে আবার দিন, অথবা .docx করে দিন।",
        en="{name} is of an older kind, and this disk has no room to convert it; try again later, or save it as .docx.",
    ),
    "file.none_in_folder": Sentence(
        bn="{name} ফোল্ডারে পড়ার মতো কোনো ফাইল নেই।", en="There is no file in the folder {name} that can be read."
    ),
    "file.is_folder": Sentence(
        bn="{name} একটি ফোল্ডার; একটি ফাইলের নাম দিন।", en="{name} is a folder; name one file of it."
    ),
    "file.would_be_lost": Sentence(
        bn="{name} নিজেই পড়ার ফাইল, তাই তার উপর লেখা হয়নি; -o দিয়ে অন্য নাম দিন।",
        en="{name} is the file that was read and is not written over; give another name with -o.",
    ),
    "file.not_written": Sentence(bn="{name} লেখা যায়নি: {reason}।", en="{name} could not be written: {reason}."),
    "file.unknown_form": Sentence(
        bn="{name} কোন ধরনের ফাইল হবে বোঝা যায় না; নাম শেষ হবে {known} দিয়ে।",
        en="What kind of file {name} should be is not known; its name must end in {known}.",
    ),
    "text.left_out": Sentence(
        bn="যে {count}টি লেখার জায়গা পাওয়া যায়নি, সেগুলো ছাপা নথিতে নেই; JSON-এ সবই থাকে।",
        en="Texts that found no place are not printed: {count}; JSON keeps them all.",
    ),
    "characters.left_out": Sentence(
        bn="PDF-এর অক্ষরে এগুলো নেই, তাই ছাপা হয়নি: {characters}।",
        en="The type of the PDF lacks these characters, so they are not printed: {characters}.",
    ),
    "code.unknown": Sentence(bn="“{name}” নামে কোনো ভুলের কোড নেই।", en="There is no finding code “{name}”."),
}
