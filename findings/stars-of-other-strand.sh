#!/bin/bash
# anukriti-pgx-core compares a VCF with the bases of the gene, not of the chromosome: nobody is a poor metabolizer.
#
# Software: anukriti-pgx-core 0.10.0 (CYP2D6Caller, CYP3A5Caller, VKORC1Caller)
# Guess:    "VCF variants" go in; REF and ALT in a VCF are on the forward strand (VCF 4.4, section 1.6.1). These three
#           genes lie on the other one: CYP2D6*4, "1847G>A", is g.42128945C>T, CYP3A5*3, "6986A>G", is g.99672916T>C
#           (PharmVar, GRCh38), VKORC1 -1639G>A is C>T. Who has two of each is a poor metabolizer by CYP2D6 and CYP3A5,
#           and highly sensitive to warfarin (CPIC).
# Seen:     its tables have A, G and G>A: the same patient is *1/*1 twice, a normal and a rapid metabolizer, and GG,
#           normal, with a confidence of 1.0 and no remark; turned to the other strand by hand, the bases give the right
#           ones. CYP2C19, on the forward strand, and DPYD, which the makers turned in 0.7.2, are right as they come.
# Cost:     codeine that does nothing is given, tacrolimus in twice the dose, warfarin until there is a bleeding, and the
#           report says that each site was tested.

. "$(dirname "$0")/lib.sh"
python_packages anukriti-pgx-core==0.10.0

cat >patient.vcf <<'VCF'
##fileformat=VCFv4.4
##reference=GRCh38
##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT P1
chr1 97450058 rs3918290 C T . PASS . GT 0/1
chr7 99672916 rs776746 T C . PASS . GT 1/1
chr10 94781859 rs4244285 G A . PASS . GT 1/1
chr16 31096368 rs9923231 C T . PASS . GT 1/1
chr22 42128945 rs3892097 C T . PASS . GT 1/1
chr22 42130692 rs1065852 G A . PASS . GT 1/1
VCF
sed -i '/^##/!s/ /\t/g' patient.vcf
cat >call.py <<'PYTHON'
import sys
import anukriti_pgx_core as core
turned = str.maketrans("ACGT", "TGCA") if sys.argv[2:] else {}
sites = {}
for line in open("patient.vcf"):
    if not line.startswith("#"):
        _, _, name, ref, alt, *_, genotype = line.split()
        sites[name] = core.VCFVariant(ref.translate(turned), alt.translate(turned), genotype)
call = getattr(core, sys.argv[1] + "Caller")().call(sites)
if hasattr(call, "diplotype"):
    assert not call.refusal
    print(f"{call.diplotype}, {call.phenotype.phenotype}, {call.phenotype.confidence}, of {call.sites_assessed} sites")
else:
    print(f"{call.genotype}, {call.phenotype}")
PYTHON
call() { python call.py "$@" 2>words; }
expect "CYP2C19" "$(call CYP2C19)" "*2/*2, Poor Metabolizer, 1.0, of 1 sites"
expect "DPYD" "$(call DPYD)" "*1/*2A, Intermediate Metabolizer, 1.0, of 1 sites"
expect "CYP2D6" "$(call CYP2D6)" "*1/*1, Normal Metabolizer, 1.0, of 2 sites"
expect "CYP2D6, turned by hand" "$(call CYP2D6 turned)" "*4/*4, Poor Metabolizer, 1.0, of 2 sites"
expect "CYP3A5" "$(call CYP3A5)" "*1/*1, Rapid Metabolizer, 1.0, of 1 sites"
expect "CYP3A5, turned by hand" "$(call CYP3A5 turned)" "*3/*3, Poor Metabolizer, 1.0, of 1 sites"
expect "VKORC1" "$(call VKORC1)" "GG, Normal Sensitivity"
expect "VKORC1, turned by hand" "$(call VKORC1 turned)" "AA, High Sensitivity"
expect "its words" "$(cat words)" ""
