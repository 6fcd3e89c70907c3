#include <iostream>

#include <tolmach/align/aligner.h>
#include <tolmach/text/sentences.h>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const tolmach::text::DataFolder data(argv[1]);
  tolmach::text::Document source;
  source.language = "en";
  source.text = "The minister arrived in Kyiv on 5 May.\nThe talks lasted two hours.\n";
  tolmach::text::segment_lines(source);
  tolmach::text::Document target;
  target.language = "uk";
  target.text = "Міністр прибув до Києва 5 травня.\nПереговори тривали дві години.\n";
  tolmach::text::segment_lines(target);
  const tolmach::align::Aligner aligner(data);
  std::cout << aligner.align(source, target).size() << " beads\n";
}
